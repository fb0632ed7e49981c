"""The time of a story: it passes in working hours in Luxembourg, and never runs ahead of the present."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from portal.core.working_days import LUXEMBOURG, add_working_days

MORNING = time(9, 10)


@dataclass
class Diary:
    """Starts on the last working day that lies at least `age` days back."""

    now: datetime
    age: int

    def __post_init__(self) -> None:
        today = self.now.astimezone(LUXEMBOURG).date()
        self._go(add_working_days(today - timedelta(days=self.age - 1), -1))

    @property
    def at(self) -> datetime:
        return min(self._moment, self.now)

    @property
    def day(self) -> date:
        return self._moment.astimezone(LUXEMBOURG).date()

    def minutes(self, number: int) -> datetime:
        """So many minutes later."""
        self._moment += timedelta(minutes=number)
        return self.at

    def morning(self, days: int = 1) -> datetime:
        """The morning so many working days later."""
        self._go(add_working_days(self.day, days))
        return self.at

    def night_after(self, day: date) -> datetime:
        """Shortly after a day is over, when the scheduler looks at what has ended."""
        self._moment = datetime.combine(day + timedelta(days=1), time(0, 20), tzinfo=LUXEMBOURG)
        return self.at

    def _go(self, day: date) -> None:
        self._moment = datetime.combine(day, MORNING, tzinfo=LUXEMBOURG)
