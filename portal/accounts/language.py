"""The language of correspondence of somebody who has not told us yet: the one they read the site in."""

from django.conf import settings
from django.utils import translation


def current_language() -> str:
    """The language this request is answered in, if it is one of ours."""
    code = (translation.get_language() or settings.LANGUAGE_CODE)[:2]
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
