"""The three access modes as they are first set up, in four languages.

They mirror EuroHPC's AI Factory modes, since no national rules have been published; an administrator edits them.
"""

from datetime import date
from typing import Any

SOURCE = (
    "Mirrors the access modes of the EuroHPC AI Factories (Industrial Innovation); no national rules have been "
    "published. To be confirmed by the programme."
)
VALID_FROM = "2026-11-01"

CONDITIONS = {
    "en": "The hours are used by your company, for the project described, for civilian purposes only.\n\n"
    "Hours that are not used by the last day return to the national share.\n\n"
    "You answer for your software, your data and the people to whom you give access, and you keep to the terms of "
    "use of LuxProvide.\n\n"
    "You send a short final report within three months of the last day, and you mention MeluXina-AI where you publish "
    "results.\n\n"
    "The value of the hours may count as State aid; the decision says how much.",
    "fr": "Les heures sont utilisées par votre entreprise, pour le projet décrit et à des fins exclusivement civiles.\n\n"
    "Les heures non utilisées au dernier jour reviennent à la part nationale.\n\n"
    "Vous répondez de vos logiciels, de vos données et des personnes à qui vous donnez accès, et vous respectez les "
    "conditions d’utilisation de LuxProvide.\n\n"
    "Vous remettez un bref rapport final dans les trois mois qui suivent le dernier jour et mentionnez MeluXina-AI "
    "lorsque vous publiez des résultats.\n\n"
    "La valeur des heures peut constituer une aide d’État ; la décision en indique le montant.",
    "de": "Die Stunden werden von Ihrem Unternehmen für das beschriebene Projekt und ausschließlich für zivile Zwecke "
    "genutzt.\n\n"
    "Stunden, die bis zum letzten Tag nicht genutzt sind, gehen an den nationalen Anteil zurück.\n\n"
    "Sie stehen für Ihre Software, Ihre Daten und die Personen ein, denen Sie Zugang geben, und halten die "
    "Nutzungsbedingungen von LuxProvide ein.\n\n"
    "Sie reichen innerhalb von drei Monaten nach dem letzten Tag einen kurzen Abschlussbericht ein und nennen "
    "MeluXina-AI, wenn Sie Ergebnisse veröffentlichen.\n\n"
    "Der Wert der Stunden kann als staatliche Beihilfe gelten; der Bescheid nennt den Betrag.",
    "lb": "D’Stonne gi vun Ärem Betrib benotzt, fir de Projet, deen Dir beschriwwen hutt, an nëmme fir zivil Zwecker.\n\n"
    "Stonnen, déi bis de leschten Dag net benotzt sinn, ginn zréck un den nationalen Undeel.\n\n"
    "Dir sidd verantwortlech fir Är Software, Är Donnéeën an d’Persounen, deenen Dir Zougang gitt, an Dir haalt Iech "
    "un d’Notzungsbedingunge vu LuxProvide.\n\n"
    "Dir schéckt bannent dräi Méint nom leschten Dag e kuerzen Ofschlossrapport an Dir ernimmt MeluXina-AI, wann Dir "
    "Resultater publizéiert.\n\n"
    "De Wäert vun de Stonnen ka als staatlech Hëllef zielen; d’Decisioun seet wéi vill.",
}

GETTING_IN = {
    "en": "LuxProvide invites each person of your team by e-mail to its service desk. There you accept the terms of use "
    "and store your public SSH key.\n\n"
    "Start your jobs under the account shown above. The handbook of LuxProvide explains how to sign in, how to move "
    "data and how to run a container; its service desk helps you with the first job.",
    "fr": "LuxProvide invite par e-mail chaque personne de votre équipe à son centre de services. Vous y acceptez les "
    "conditions d’utilisation et y déposez votre clé SSH publique.\n\n"
    "Lancez vos calculs sous le compte indiqué ci-dessus. Le manuel de LuxProvide explique comment se connecter, "
    "transférer des données et exécuter un conteneur ; son centre de services vous aide pour le premier calcul.",
    "de": "LuxProvide lädt jede Person Ihres Teams per E-Mail zu seinem Service Desk ein. Dort nehmen Sie die "
    "Nutzungsbedingungen an und hinterlegen Ihren öffentlichen SSH-Schlüssel.\n\n"
    "Starten Sie Ihre Rechnungen unter dem oben genannten Konto. Das Handbuch von LuxProvide erklärt, wie Sie sich "
    "anmelden, Daten übertragen und einen Container ausführen; der Service Desk hilft Ihnen bei der ersten Rechnung.",
    "lb": "LuxProvide invitéiert all Persoun aus Ärem Team per E-Mail op säi Service Desk. Do akzeptéiert Dir "
    "d’Notzungsbedingungen an hannerluecht Ären ëffentleche SSH-Schlëssel.\n\n"
    "Start Är Rechnungen ënner dem Kont, deen hei uewen steet. D’Handbuch vu LuxProvide erkläert, wéi Dir Iech "
    "aloggt, Donnéeën transferéiert an e Container lafe loosst; de Service Desk hëlleft Iech bei der éischter Rechnung.",
}

LATER = {
    "en": "This mode opens in 2027. Until then, start with the Playground.",
    "fr": "Ce mode ouvrira en 2027. D’ici là, commencez par le mode Playground.",
    "de": "Dieser Zugang öffnet 2027. Beginnen Sie bis dahin mit dem Playground.",
    "lb": "Dësen Zougang geet 2027 op. Fänkt bis dohin mam Playground un.",
}

MODES: list[dict[str, Any]] = [
    {
        "slug": "playground",
        "code": "PG",
        "position": 1,
        "state": "open",
        "hours_min": "5000",
        "hours_max": "5000",
        "months": [1, 2, 3],
        "promise_days": 2,
        "path": [("eligibility", "officer", 1), ("technical", "assessor", 1), ("decision", "decider", 0)],
        "name": {"en": "Playground", "fr": "Playground", "de": "Playground", "lb": "Playground"},
        "summary": {
            "en": "A first try on the machine: 5,000 GPU-hours to adapt a model, test an idea or find out what you need.",
            "fr": "Un premier essai sur la machine : 5 000 heures GPU pour adapter un modèle, tester une idée ou "
            "déterminer vos besoins.",
            "de": "Ein erster Versuch auf der Maschine: 5.000 GPU-Stunden, um ein Modell anzupassen, eine Idee zu prüfen "
            "oder den Bedarf zu ermitteln.",
            "lb": "En éischte Versuch op der Maschinn: 5 000 GPU-Stonnen, fir e Modell unzepassen, eng Iddi ze testen "
            "oder erauszefannen, wat Dir braucht.",
        },
        "reason": {},
    },
    {
        "slug": "fast-lane",
        "code": "FL",
        "position": 2,
        "state": "paused",
        "hours_min": "5001",
        "hours_max": "50000",
        "months": [1, 2, 3],
        "promise_days": 4,
        "path": [
            ("eligibility", "officer", 1),
            ("technical", "assessor", 1),
            ("review", "reviewer", 1),
            ("decision", "decider", 1),
        ],
        "name": {"en": "Fast Lane", "fr": "Fast Lane", "de": "Fast Lane", "lb": "Fast Lane"},
        "summary": {
            "en": "For companies that have run on GPUs before: up to 50,000 GPU-hours, after one expert review.",
            "fr": "Pour les entreprises qui ont déjà calculé sur GPU : jusqu’à 50 000 heures GPU, après une expertise.",
            "de": "Für Unternehmen mit GPU-Erfahrung: bis zu 50.000 GPU-Stunden nach einer Begutachtung.",
            "lb": "Fir Betriber, déi schonn op GPUe gerechent hunn: bis zu 50 000 GPU-Stonnen no enger Expertis.",
        },
        "reason": LATER,
    },
    {
        "slug": "large-scale",
        "code": "LS",
        "position": 3,
        "state": "paused",
        "hours_min": "50001",
        "hours_max": None,
        "months": [3, 6, 12],
        "promise_days": 10,
        "reply_days": 5,
        "path": [
            ("eligibility", "officer", 2),
            ("technical", "assessor", 2),
            ("review", "reviewer", 4),
            ("decision", "decider", 2),
        ],
        "name": {"en": "Large Scale", "fr": "Large Scale", "de": "Large Scale", "lb": "Large Scale"},
        "summary": {
            "en": "For large and ambitious projects: more than 50,000 GPU-hours, judged by experts.",
            "fr": "Pour les projets vastes et ambitieux : plus de 50 000 heures GPU, évalués par des experts.",
            "de": "Für große und ehrgeizige Vorhaben: mehr als 50.000 GPU-Stunden, von Fachleuten begutachtet.",
            "lb": "Fir grouss an ambitiéis Projeten: méi wéi 50 000 GPU-Stonnen, vun Experte bewäert.",
        },
        "reason": LATER,
    },
]

LANGUAGES = ("en", "fr", "de", "lb")
PLAIN = ("slug", "code", "position", "state", "hours_min", "hours_max", "months", "promise_days")


def plant(*, access_mode: Any, mode_step: Any) -> None:
    """Write the rows into the given tables: a migration gives them as they were then."""
    for row in MODES:
        texts = {"name": row["name"], "summary": row["summary"], "state_reason": row["reason"]}
        texts |= {"conditions": CONDITIONS, "getting_in": GETTING_IN}
        columns = {
            f"{field}_{code}": words.get(code, "") for field, words in texts.items() for code in LANGUAGES
        }
        columns |= {field: words.get("en", "") for field, words in texts.items()}
        columns |= {name: row[name] for name in PLAIN}
        if any(
            field.name == "reply_days" for field in access_mode._meta.fields
        ):  # a later migration added it
            columns["reply_days"] = row.get("reply_days", 0)
        mode = access_mode.objects.create(source=SOURCE, valid_from=date.fromisoformat(VALID_FROM), **columns)
        mode_step.objects.bulk_create(
            mode_step(mode=mode, position=position, kind=kind, role=role, days=days)
            for position, (kind, role, days) in enumerate(row["path"], start=1)
        )
