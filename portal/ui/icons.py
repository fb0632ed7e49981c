"""Icons from the Bootstrap Icons package, inlined so that they take the colour of the text."""

from functools import cache
from pathlib import Path

import js_lib_bootstrap_icons
from django.template import Context, Engine
from django.utils.safestring import SafeString

FOLDER = Path(js_lib_bootstrap_icons.__file__).parent / "static" / "bootstrap-icons"


@cache
def svg(name: str) -> SafeString:
    """Return the drawing as markup that assistive technology passes over; read once for each process."""
    if not name.replace("-", "").isalnum():
        raise ValueError(f"{name!r} is not the name of an icon")
    drawing = (FOLDER / f"{name}.svg").read_text()
    hidden = drawing.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    # Rendering the packaged file as a template is what marks it as trusted markup.
    return Engine().from_string(hidden).render(Context())
