import inspect
import re

from rapporteur import errors

CLASSES = {name: c for name, c in inspect.getmembers(errors, inspect.isclass) if c.__module__ == errors.__name__}


def test_the_tree_at_the_head_of_the_file_is_the_tree_of_the_classes() -> None:
    drawn: dict[str, str] = {}
    path: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        if match := re.match(r"([│├└─ ]*)(\w+)(?:  |$)", line):
            depth = len(match[1]) // 4
            path[depth:] = [match[2]]
            drawn[match[2]] = path[depth - 1] if depth else "Exception"
    assert drawn == {name: c.__bases__[0].__name__ for name, c in CLASSES.items()}


def test_one_except_catches_all() -> None:
    assert all(issubclass(c, errors.RapporteurError) for c in CLASSES.values())
