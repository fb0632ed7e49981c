"""How a file leaves the site: as a download that no browser runs, and only once it may."""

from django.http import FileResponse

from portal.files.models import StoredFile

# ASVS 3.2.1, 5.4.*: a file is never a page of this site, whatever is in it.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def hand_out(stored: StoredFile) -> FileResponse:
    """The bytes through this process: no address of the storage is ever public. Ask `available` first."""
    if not stored.available:
        raise PermissionError(f"{stored.public_id} may not be handed out.")
    response = FileResponse(
        stored.content.open("rb"), as_attachment=True, filename=stored.name, content_type=stored.mime
    )
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response
