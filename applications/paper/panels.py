"""On the page of an application and on the staff's file: what can be taken along."""

from typing import Any

from applications.panels import Panel, Reader, register_panel, register_staff_panel


def files(application: Any, reader: Reader) -> Panel | None:
    """The PDF of each version, the receipt and the exports, once it was sent."""
    if application.submitted_at is None:
        return None
    numbers = sorted(version.number for version in application.versions.all())
    facts = {"numbers": numbers, "decided": application.decided_at is not None}
    return Panel(template="applications/paper/_files.html", facts=facts)


def for_staff(application: Any, reader: Reader) -> Panel | None:
    """What reviewers print: the latest version."""
    number = application.versions.values_list("number", flat=True).first()
    return Panel(template="applications/paper/_staff.html", facts={"number": number}) if number else None


register_panel("paper", order=80, source=files)
register_staff_panel("paper", order=90, source=for_staff)
