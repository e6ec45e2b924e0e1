"""`rapporteur check`: whether a dossier still is what was entered."""

from rapporteur.cli.edge import command, tell
from rapporteur.cli.options import DossierFile
from rapporteur.cli.progress import progress


@command
def check(dossier: DossierFile) -> bool:
    """Check a dossier: every id against its text, every span, every table and the index against the records.

    What is wrong has its line on standard error, and the exit code is 1. Nothing is changed.

    Example: `rapporteur check --dossier talks.rapporteur`
    """
    from rapporteur.dossier import Dossier

    wrong: list[str] = []
    with Dossier(dossier) as opened:
        with progress("checking") as track:
            for fault in opened.check(track):
                wrong.append(fault.message)
                tell(f"{opened.name}: {f'{fault.report_id}: ' if fault.report_id else ''}{fault.message}")
        count = opened.count()
    reports = f"{count} report{'' if count == 1 else 's'}"
    print(f"{opened.name}: {reports} checked, {len(wrong) or 'nothing'} wrong")
    if wrong:
        tell("to repair it, load a dump of it into a new dossier, or add the reports to a new one")
    return not wrong
