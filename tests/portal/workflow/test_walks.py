"""The factories reach every state by the moves, and the events explain each state."""

import pytest

from applications.statuses import Status
from portal.workflow.models import Event, broken_links
from tests.factories import make_walk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", list(Status))
def test_walk_reaches_the_state_and_events_explain_it(status: Status) -> None:
    application = make_walk(at=status).application
    events = list(Event.objects.of(application))
    assert application.status == status
    assert [event.target for event in events if event.target][-1] == status
    assert broken_links(events) == []
