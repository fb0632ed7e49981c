"""Files as they leave the portal."""

from datetime import datetime
from typing import Any

from applications.paper.issuing import receipt_pdf, version_pdf
from applications.paper.models import Issued
from tests.factories.clock import NOW


def make_issued(walk: Any, *, language: str = "en", receipt: bool = False, at: datetime = NOW) -> Issued:
    """The PDF of the latest version of a walk's application, or its receipt."""
    if receipt:
        return receipt_pdf(walk.application, language=language, at=at)
    return version_pdf(walk.application.versions.first(), language=language, at=at)
