"""Where uploads lie, and who looks through them for viruses."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from portal import env

_ROOT = Path(__file__).resolve().parent.parent.parent


def storage(url: str) -> dict[str, object]:
    """`file:///folder`, or `s3://key:secret@bucket/prefix?endpoint_url=…&region_name=…`, as an entry of STORAGES."""
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.path:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {
                "location": unquote(parts.path),
                # SECURITY: no web server has a rule for this address, and other accounts read none of it.
                "base_url": "/nowhere/",
                "file_permissions_mode": 0o600,
                "directory_permissions_mode": 0o700,
            },
        }
    if parts.scheme != "s3" or not parts.hostname:
        raise ValueError("it must start with file:/// or s3://")
    options: dict[str, object] = {
        "bucket_name": parts.hostname,
        "location": parts.path.strip("/"),
        "default_acl": "private",
        "file_overwrite": False,
        "querystring_auth": True,
        **dict(parse_qsl(parts.query)),
    }
    if parts.username:
        options |= {"access_key": unquote(parts.username), "secret_key": unquote(parts.password or "")}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def scanner(url: str) -> str:
    """`tcp://host:3310` or `unix:///path` of clamd."""
    parts = urlsplit(url)
    if not (parts.scheme == "tcp" and parts.hostname) and not (parts.scheme == "unix" and parts.path):
        raise ValueError("it must start with tcp:// or unix:///")
    return url


STORAGES = {
    "default": env.read("STORAGE_URL", parse=storage, default=storage(f"file://{_ROOT / 'media'}")),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CLAMD_URL = env.read("CLAMD_URL", parse=scanner, default="")
# May a file be handed out that no scanner has seen? Only where people try the site out; production says no.
UNSCANNED_FILES = False
# More than this goes to a temporary file while it arrives, and to its place once it is checked.
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 30
