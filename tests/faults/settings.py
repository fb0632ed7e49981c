"""The test settings with short pauses and a quick schedule.

The lease is the one of production: a short one would be overrun by a slow machine, and then two workers
send the same message. Where a test waits for its end, it moves the time that stands in the row.
"""

from portal.settings.test import *  # noqa: F403
from portal.settings.test import CELERY_BEAT_SCHEDULE

NOTICES_STRICT = True
DELIVERY_BUDGET = 10
DELIVERY_BACKOFF_BASE = 0.2
DELIVERY_BACKOFF_CAP = 1
EMAIL_TIMEOUT = 1
DELIVERY_REPLY_TIMEOUT = 5
PERIODS = {"portal.notifications.sweep": 0.5, "portal.notifications.canary": 0.5}
CELERY_BEAT_SCHEDULE = {
    name: entry | {"schedule": PERIODS[entry["task"]]}
    for name, entry in CELERY_BEAT_SCHEDULE.items()
    if entry["task"] in PERIODS
}
CELERY_BEAT_MAX_LOOP_INTERVAL = 0.5
