# All that is done by hand often enough to have a name. `make` alone lists it.
# Needs Python 3.11 or later with venv, and make; everything else comes from the package index into .venv.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test lint format types bench train clean

VENV ?= .venv
BIN := $(VENV)/bin
DEMO := build/kelde-strait

help: ## list these verbs
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 10

setup: $(VENV)/.installed ## make .venv with rapporteur in it

demo: $(VENV)/.installed ## read the sample dossier and print its brief
	@mkdir -p build && rm -f $(DEMO).rapporteur
	@$(BIN)/rapporteur add examples/*.txt examples/*.html examples/*.jsonl --dossier $(DEMO).rapporteur
	@$(BIN)/rapporteur brief --dossier $(DEMO).rapporteur --format html -o $(DEMO).html
	@$(BIN)/rapporteur brief --dossier $(DEMO).rapporteur
	@printf '\nThe same brief with every line linked to its words: %s.html\n' $(DEMO)

test: lint types ## every check, then the tests
	@mkdir -p build
	@$(BIN)/lint-imports --no-cache > build/imports.txt || { cat build/imports.txt; exit 1; }
	@$(BIN)/pytest

lint: $(VENV)/.developed ## style and layout of the code
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "not laid out: make format"; exit 1; }

format: $(VENV)/.developed ## lay out the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: $(VENV)/.developed ## types, strictly
	@$(BIN)/mypy --no-error-summary

bench: $(VENV)/.installed ## measure against the benchmarks and their floors
	@$(BIN)/python -m bench

train: $(VENV)/.trained ## train the model anew: make train CORPORA=DIR
	@test -d "$(CORPORA)" || { echo "where are the corpora? make train CORPORA=DIR"; exit 2; }
	@$(BIN)/python -m training.fit --corpora "$(CORPORA)" --out build/model
	@for seed in 1 2; do \
	  $(BIN)/python -m training.tune --corpora "$(CORPORA)" --start build/model --seed $$seed --out build/tuned-$$seed || exit 1; \
	done
	@$(BIN)/python -m training.average build/tuned-1 build/tuned-2 --out build/averaged
	@for seed in 11 12; do \
	  $(BIN)/python -m training.tune --corpora "$(CORPORA)" --start build/averaged --further --rehearse 1 --rate 1.5e-4 \
	    --seed $$seed --out build/third-$$seed || exit 1; \
	done
	@$(BIN)/python -m training.average build/third-11 build/third-12 build/averaged --out build/read
	@$(BIN)/python -m training.enact --corpora "$(CORPORA)" --start build/read --out build/shipped
	@$(BIN)/python -m training.export --corpora "$(CORPORA)" --state build/shipped/state.pt --out src/rapporteur/tag/model
	@$(BIN)/python -m training.weigh --corpora "$(CORPORA)"
	@$(BIN)/python -m training.fit_pronouns --corpora "$(CORPORA)"
	@$(BIN)/python -m training.calibrate --corpora "$(CORPORA)"

clean: ## remove what was built; .venv too
	@rm -rf build dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The first interpreter that is new enough; a broken half of a .venv is not left behind.
$(BIN)/python:
	@for python in "$$PYTHON" python3 python3.11 python3.12 python3.13; do \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null || continue; \
	  $$python -c 'import ensurepip, venv' 2> /dev/null || { \
	    echo "$$python lacks venv: install it (Debian, Ubuntu: apt-get install python3-venv) and run make again"; exit 1; }; \
	  exec $$python -m venv $(VENV); \
	done; \
	echo "Python 3.11 or later is needed: install it, or give make PYTHON=/path/to/python"; exit 1

# Stamps: each is renewed when the requirements change.
INSTALL = $(BIN)/pip install -qq --disable-pip-version-check

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "installing into $(VENV) (once)"
	@$(INSTALL) -e . && touch $@

$(VENV)/.developed: pyproject.toml | $(BIN)/python
	@echo "installing the development tools into $(VENV) (once)"
	@$(INSTALL) -e '.[dev]' && touch $@ $(VENV)/.installed

$(VENV)/.trained: pyproject.toml | $(BIN)/python
	@echo "installing what training needs into $(VENV) (once; some gigabytes)"
	@$(INSTALL) -e '.[train]' && touch $@
