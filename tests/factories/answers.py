"""What an application says, section by section: enough for its form to be complete."""

from typing import Any

ANSWERS: dict[str, dict[str, Any]] = {
    "project": {
        "title": "Defects on castings, found by camera",
        "summary": "We train a vision model that finds cracks on castings while they move on the belt.",
        "benefit": "Fewer faulty parts reach our customers.",
    },
    "work": {
        "kind_of_work": "fine_tuning",
        "model": "DINOv2, 300 million parameters",
        "software": "PyTorch",
        "container": "yes",
        "ran_where": "One workstation",
    },
    "data": {
        "origin": "200,000 pictures from our own line.",
        "rights": "yes",
        "personal": "no",
        "sensitive": "no",
    },
    "resources": {"months": "3", "storage": "2.0", "start": "2027-01-11"},
    "responsible": {
        "civilian": "yes",
        "forbidden": "no",
        "high_risk": "no",
        "export_control": "no",
        "ethics_concerns": ["none"],
    },
    "contact": {"contact_name": "Ada Weber", "contact_email": "ada@example.lu"},
}
# What the larger modes ask besides.
MORE: dict[str, dict[str, Any]] = {
    "project": {
        "public_summary": "A camera finds cracks on castings.",
        "earlier_work": "A prototype finds eight cracks of ten.",
        "output": "A model that runs beside the belt.",
        "other_hours": "no",
        "dissemination": "A talk at a fair.",
    },
    "work": {
        "licences": "Apache 2.0",
        "gpus_at_once": "8",
        "longest_run": "24",
        "checkpoints": "yes",
        "scaling": "Measured on four GPUs.",
        "bottlenecks": "Reading the pictures.",
    },
    "data": {"scraped": "no", "transfer": "2 TB over SFTP, deleted after the last day."},
    "plan": {
        "milestones": [{"milestone": "First model", "month": "2"}],
        "indicators": [{"indicator": "Faults found", "today": "82%", "target": "95%"}],
        "team": [{"name": "Ada Weber", "role": "Models", "share": "50"}],
        "track_record": "Two models in production.",
        "risks": "Too few pictures: we make some.",
    },
    "responsible": {"general_purpose": "no", "military_end_use": "no", "users_outside": "no"},
    "ethics": {
        "ethics_agency": "no",
        "ethics_privacy": "no",
        "ethics_fairness": "no",
        "ethics_wellbeing": "no",
        "ethics_transparency": "no",
        "ethics_accountability": "no",
    },
}
