"""How a message leaves: broker, cache, mail, and the periodic work.

Every value here answers a way in which queues lose or repeat work; tests hold them.
"""

from celery.schedules import crontab
from kombu import Queue

from portal import env

BROKER_URL = env.read("BROKER_URL", default="redis://127.0.0.1:6379/0")
_ON_REDIS = BROKER_URL.startswith(("redis", "rediss"))

# --- Celery (names as Celery reads them with the CELERY_ prefix) ------------------------------------
CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = 120
CELERY_TASK_SOFT_TIME_LIMIT = 100
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 1000
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 5
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
DJANGO_STRUCTLOG_CELERY_ENABLED = True
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
CELERY_ENABLE_UTC = True
CELERY_TASK_DEFAULT_QUEUE = "portal"
CELERY_TASK_DEFAULT_QUEUE_TYPE = "classic" if _ON_REDIS else "quorum"
# A slow mail server must not keep other work waiting. A worker serves both queues unless it is told otherwise.
CELERY_TASK_ROUTES = {
    f"portal.notifications.{name}": {"queue": "mail"} for name in ("deliver", "deliver_letters")
}
_QUEUE_TYPE = {} if _ON_REDIS else {"x-queue-type": "quorum"}
CELERY_TASK_QUEUES = [
    Queue(name, routing_key=name, queue_arguments=_QUEUE_TYPE) for name in ("portal", "mail")
]
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        # Longer than twice the longest task, or work still under way is started a second time.
        "visibility_timeout": 300,
        # Without these two a dead worker's messages wait up to 105 seconds more.
        "unacked_restore_interval": 10,
        "unacked_restore_throttle": 1,
        "socket_connect_timeout": 2,
        "socket_timeout": 10,
        "socket_keepalive": True,
        "health_check_interval": 25,
    }
    if _ON_REDIS
    else {"confirm_publish": True}
)
# A request that rings does not wait for a broker that is away; workers try again as long as it takes.
CELERY_BROKER_TRANSPORT_OPTIONS["max_retries"] = 0
CELERY_BROKER_CONNECTION_TIMEOUT = 2

# Periodic work may run twice or late: each task asks the database what is due.
CELERY_BEAT_SCHEDULE = {
    "ring for unsent notices": {"task": "portal.notifications.sweep", "schedule": 30.0},
    "ring for unscanned files": {"task": "portal.files.sweep", "schedule": 30.0},
    "fly a canary": {"task": "portal.notifications.canary", "schedule": 30.0},
    "forget old letters": {"task": "portal.notifications.forget", "schedule": crontab(hour="3", minute="20")},
    "ask VIES": {"task": "companies.screening.sweep_vies", "schedule": 60.0},
    "screen names": {"task": "companies.screening.screen", "schedule": 60.0},
    "remind of verifications": {
        "task": "companies.evidence.remind",
        "schedule": crontab(hour="7", minute="40"),
    },
    "erase old evidence": {
        "task": "companies.evidence.erase",
        "schedule": crontab(hour="3", minute="40"),
    },
    "end verifications": {"task": "companies.evidence.expire", "schedule": crontab(minute="50")},
    "carry drafts over": {"task": "applications.again.carry", "schedule": 300.0},
    "watch promises": {"task": "applications.pace.watch", "schedule": crontab(minute="35")},
    "end replies": {"task": "applications.dialogue.end_replies", "schedule": crontab(minute="5,35")},
    "lapse offers": {"task": "allocations.lapse_offers", "schedule": 300.0},
    "remind of offers": {"task": "allocations.remind_of_offers", "schedule": crontab(minute="10")},
    "watch mandates": {"task": "companies.watch_mandates", "schedule": crontab(minute="30")},
    "expire invitations": {"task": "companies.expire_invitations", "schedule": 900.0},
    "end terms": {"task": "allocations.end_terms", "schedule": crontab(minute="20")},
}

# --- Outgoing rows -----------------------------------------------------------------------------------
# The lease outlives the hard limit of a task, so no living worker is overtaken by another one.
DELIVERY_LEASE = CELERY_TASK_TIME_LIMIT + 30
# A task starts no further message after so many seconds; a last one that drags on still ends in time.
DELIVERY_BUDGET = 20
# 30 seconds, doubled up to two hours: sixteen attempts take about sixteen hours, a night without mail server.
DELIVERY_BACKOFF_BASE = 30
DELIVERY_BACKOFF_CAP = 2 * 60 * 60
DELIVERY_ATTEMPTS = 16
# Where true, a template of a message that asks for an unknown name fails instead of leaving a gap.
NOTICES_STRICT = False

# --- VIES ------------------------------------------------------------------------------------------------
# The only address that the portal asks about a company; empty asks nobody. Production sets the Commission's.
VIES_URL = env.read("VIES_URL", default="")
# Our own VAT number, if any: with it VIES gives a consultation number for every answer.
VIES_REQUESTER = env.read("VIES_REQUESTER", default="")

# --- Cache -----------------------------------------------------------------------------------------
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.read("CACHE_URL", default="redis://127.0.0.1:6379/1"),
        "KEY_PREFIX": "portal",
    }
}

# --- Mail ------------------------------------------------------------------------------------------
_MAIL = env.read("EMAIL_URL", parse=env.email, default=env.email("console:"))
globals().update(_MAIL)
# To reach the mail server and be greeted; its answers may take longer, above all the last one (RFC 5321, 4.5.3.2):
# a server that looks through a message has it already, and would get it twice.
EMAIL_TIMEOUT = 10
DELIVERY_REPLY_TIMEOUT = 60
DEFAULT_FROM_EMAIL = env.read("MAIL_FROM", default="MeluXina-AI Access <access@meluxina-ai.example>")
