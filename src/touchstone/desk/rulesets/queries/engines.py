"""Text models that were kept, read once in a process."""

from functools import lru_cache

from touchstone.desk.rulesets.engine.knowledge import read_model, with_ruleset
from touchstone.desk.rulesets.engine.values import Engine, TextModel
from touchstone.desk.rulesets.models import ModelFile, RulesetFile
from touchstone.desk.rulesets.queries.releases import ruleset_of


def engine_under(file: RulesetFile, engine: Engine) -> Engine:
    """The engine under the ruleset of a file, with the text model that it names."""
    ruleset = ruleset_of(file)
    return with_ruleset(engine, ruleset, text_model(ruleset.model) if ruleset.model else None)


@lru_cache(maxsize=8)
def text_model(sha256: str) -> TextModel:
    """One that a kept ruleset names: what names another is refused when it is written."""
    return read_model(bytes(ModelFile.objects.get(sha256=sha256).content), sha256)
