"""Pictures are written anew: whatever is no pixel (places, comments, a second file behind the end) stays behind."""

import io

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from portal.files.inspection.refusals import FileRefused
from portal.files.kinds import MOST_PIXELS, Kind

FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG"}
QUALITY = 92


def look(content: bytes, kind: Kind) -> bytes:
    """The picture alone. SECURITY: its size is read from its head before a pixel is unpacked."""
    form = FORMATS[kind.mime]
    with Image.open(io.BytesIO(content), formats=[form]) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise FileRefused(_("The picture has too many pixels. Make it smaller and upload it again."))
        turned = ImageOps.exif_transpose(opened)
        mode = turned.mode if turned.mode in ("1", "L", "LA", "P", "RGB", "RGBA") else "RGB"
        pixels = turned.convert("RGB" if form == "JPEG" and mode not in ("L", "RGB") else mode)
    bare = Image.new(pixels.mode, pixels.size)
    if pixels.mode == "P" and (palette := pixels.getpalette()):
        bare.putpalette(palette)
    bare.paste(pixels)
    kept = io.BytesIO()
    bare.save(kept, format=form, **({"quality": QUALITY} if form == "JPEG" else {}))
    return kept.getvalue()
