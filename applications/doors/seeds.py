"""The doors of others as they are first set up, in four languages. An administrator edits them from there on."""

from datetime import date
from typing import Any

CHECKED_ON = date(2026, 10, 31)

DOORS: list[dict[str, Any]] = [
    {
        "slug": "eurohpc",
        "url": "https://www.eurohpc-ju.europa.eu/ai-factories/ai-factories-access-modes_en",
        "source": "EuroHPC JU, AI Factories access modes (Industrial Innovation).",
        "title": {
            "en": "EuroHPC AI Factories calls",
            "fr": "Appels des AI Factories d’EuroHPC",
            "de": "Aufrufe der AI Factories von EuroHPC",
            "lb": "Opriff vun den AI Factories vun EuroHPC",
        },
        "text": {
            "en": "Time on the European half of the AI Factories’ machines: Playground (5,000 GPU-hours), Fast Lane "
            "(up to 50,000) and Large Scale (more than 50,000). It is free for AI SMEs and start-ups that innovate.",
            "fr": "Du temps sur la moitié européenne des machines des AI Factories : Playground (5 000 heures GPU), Fast "
            "Lane (jusqu’à 50 000) et Large Scale (au-delà de 50 000). C’est gratuit pour les PME et jeunes pousses de "
            "l’IA qui innovent.",
            "de": "Zeit auf der europäischen Hälfte der Maschinen der AI Factories: Playground (5.000 GPU-Stunden), Fast "
            "Lane (bis 50.000) und Large Scale (über 50.000). Kostenlos für KMU und Start-ups, die mit KI Neues schaffen.",
            "lb": "Zäit op der europäescher Hallschent vun de Maschinne vun den AI Factories: Playground (5 000 "
            "GPU-Stonnen), Fast Lane (bis 50 000) a Large Scale (méi wéi 50 000). Gratis fir KMUen a Start-uppen, déi mat "
            "KI innovéieren.",
        },
        "conditions": {
            "en": "A company in the EU or in an associated country, civilian purposes only, and the rules of the AI Act. "
            "Playground and Fast Lane are open all the time; Large Scale has two cut-offs a month.",
            "fr": "Une entreprise de l’UE ou d’un pays associé, des fins exclusivement civiles et le respect du règlement "
            "sur l’IA. Playground et Fast Lane sont ouverts en permanence ; Large Scale a deux échéances par mois.",
            "de": "Ein Unternehmen in der EU oder einem assoziierten Land, ausschließlich zivile Zwecke und die Regeln der "
            "KI-Verordnung. Playground und Fast Lane sind immer offen; Large Scale hat zwei Stichtage im Monat.",
            "lb": "E Betrib an der EU oder an engem associéierte Land, nëmmen zivil Zwecker, an d’Reegele vum AI Act. "
            "Playground a Fast Lane sinn ëmmer op; Large Scale huet zwee Delaien am Mount.",
        },
    },
    {
        "slug": "luxprovide-commercial",
        "url": "https://docs.lxp.lu/access/gaining_access/",
        "source": "LuxProvide, access to MeluXina; terms of use, version 10 (12 June 2023).",
        "title": {
            "en": "Commercial access by LuxProvide",
            "fr": "Accès commercial par LuxProvide",
            "de": "Kommerzieller Zugang über LuxProvide",
            "lb": "Kommerziellen Zougang iwwer LuxProvide",
        },
        "text": {
            "en": "You buy computing time on MeluXina. Companies, public bodies and research may all do so.",
            "fr": "Vous achetez du temps de calcul sur MeluXina. Les entreprises, le secteur public et la recherche y ont "
            "accès.",
            "de": "Sie kaufen Rechenzeit auf MeluXina. Unternehmen, öffentliche Stellen und die Forschung können das tun.",
            "lb": "Dir kaaft Rechenzäit op MeluXina. Betriber, ëffentlech Stellen an d’Fuerschung kënnen dat maachen.",
        },
        "conditions": {
            "en": "LuxProvide approves the project first, then creates your accounts. It publishes no price and no lead "
            "time: ask for an offer.",
            "fr": "LuxProvide approuve d’abord le projet, puis crée vos comptes. Ni prix ni délai ne sont publiés : "
            "demandez une offre.",
            "de": "LuxProvide genehmigt erst das Projekt und legt dann Ihre Konten an. Preise und Fristen sind nicht "
            "veröffentlicht: Fragen Sie nach einem Angebot.",
            "lb": "LuxProvide approuvéiert fir d’éischt de Projet a leet dann Är Konten un. Präisser an Delaie ginn net "
            "publizéiert: frot no enger Offer.",
        },
    },
    {
        "slug": "initiate",
        "url": "https://www.luxprovide.lu/programs/",
        "source": "LuxProvide, INITIATE fact sheet of September 2025.",
        "title": {
            "en": "INITIATE, for young companies",
            "fr": "INITIATE, pour les jeunes entreprises",
            "de": "INITIATE, für junge Unternehmen",
            "lb": "INITIATE, fir jonk Betriber",
        },
        "text": {
            "en": "1,500 GPU node-hours or 4,000 CPU node-hours on MeluXina, 10 TB of storage and help from LuxProvide, "
            "for up to six months.",
            "fr": "1 500 heures-nœud GPU ou 4 000 heures-nœud CPU sur MeluXina, 10 To de stockage et l’aide de LuxProvide, "
            "pour six mois au plus.",
            "de": "1.500 GPU-Knotenstunden oder 4.000 CPU-Knotenstunden auf MeluXina, 10 TB Speicher und Hilfe von "
            "LuxProvide, für bis zu sechs Monate.",
            "lb": "1 500 GPU-Noutstonnen oder 4 000 CPU-Noutstonnen op MeluXina, 10 TB Späicher an Hëllef vu LuxProvide, "
            "fir bis zu sechs Méint.",
        },
        "conditions": {
            "en": "Founded at most five years ago, no earlier credits beyond the free trial, no earlier commercial "
            "contract. It depends on free hardware.",
            "fr": "Fondée depuis cinq ans au plus, sans crédits antérieurs hormis l’essai gratuit et sans contrat "
            "commercial antérieur. Selon la disponibilité du matériel.",
            "de": "Vor höchstens fünf Jahren gegründet, keine früheren Guthaben außer dem kostenlosen Test, kein früherer "
            "kommerzieller Vertrag. Es hängt von freier Hardware ab.",
            "lb": "Viru maximal fënnef Joer gegrënnt, keng fréier Creditten ausser dem gratis Test, kee fréiere "
            "kommerzielle Kontrakt. Et hänkt vun der fräier Hardware of.",
        },
    },
    {
        "slug": "fit-4-ai",
        "url": "https://guichet.public.lu/en/entreprises/financement-aides/regime-fit-4/fit-4-ai.html",
        "source": "Guichet.lu, Fit 4 AI; Luxembourg AI Factory, questions and answers.",
        "title": {
            "en": "Fit 4 AI: find your first use of AI",
            "fr": "Fit 4 AI : trouver votre premier usage de l’IA",
            "de": "Fit 4 AI: die erste Anwendung von KI finden",
            "lb": "Fit 4 AI: déi éischt Benotzung vu KI fannen",
        },
        "text": {
            "en": "A diagnosis with an adviser. You get a document on which you can decide: value for the business, data, "
            "risks, resources and a plan.",
            "fr": "Un diagnostic avec un conseiller. Vous obtenez un document pour décider : valeur pour l’entreprise, "
            "données, risques, ressources et plan.",
            "de": "Eine Diagnose mit Beratung. Sie erhalten ein Papier, auf dessen Grundlage Sie entscheiden können: "
            "Nutzen, Daten, Risiken, Mittel und Plan.",
            "lb": "Eng Diagnos mat engem Beroder. Dir kritt en Dokument, mat deem Dir decidéiere kënnt: Notzen, Donnéeën, "
            "Risiken, Moyenen an e Plang.",
        },
        "conditions": {
            "en": "Guichet.lu says who can take part and what it costs. You need no technical knowledge.",
            "fr": "Guichet.lu indique qui peut participer et à quel coût. Aucune connaissance technique n’est nécessaire.",
            "de": "Guichet.lu sagt, wer teilnehmen kann und was es kostet. Technisches Wissen brauchen Sie nicht.",
            "lb": "Guichet.lu seet, wie matmaache kann a wat et kascht. Dir braucht keen technescht Wëssen.",
        },
    },
]


def plant(*, door: Any) -> None:
    """Write the rows into the given table: a migration gives it as it was then."""
    for position, row in enumerate(DOORS, start=1):
        texts = {
            f"{name}_{code}": words
            for name in ("title", "text", "conditions")
            for code, words in row[name].items()
        }
        texts |= {name: row[name]["en"] for name in ("title", "text", "conditions")}
        facts = {name: row[name] for name in ("slug", "url", "source")}
        door.objects.create(position=position, checked_on=CHECKED_ON, **facts, **texts)
