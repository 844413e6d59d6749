"""All background work of the desk, as rows; each room gives its own."""

from touchstone.desk.audit.passes import sign_and_anchor
from touchstone.desk.audit.verifications import verify_due
from touchstone.desk.delivery.passes import deliver, finish_deliveries
from touchstone.desk.delivery.witnesses import tell_witnesses
from touchstone.desk.dossiers.intake.running import run_imports
from touchstone.desk.evidence.sweeping import sweep_store
from touchstone.desk.frontdoor.background import Pass
from touchstone.desk.frontdoor.forgetting import forget_old
from touchstone.desk.leads.actions.lapsing import lapse_by_themselves
from touchstone.desk.leads.actions.second_reviews import pass_second_reviews
from touchstone.desk.measures.actions.doubting import pass_doubts
from touchstone.desk.measures.actions.ordering import end_terms
from touchstone.desk.measures.intake.balancing import run_balances
from touchstone.desk.measures.intake.confirming import run_confirmings
from touchstone.desk.measures.intake.simulating import run_simulations
from touchstone.desk.rulesets.intake.backtesting import run_backtests
from touchstone.desk.rulesets.intake.rescreening import run_rescreenings
from touchstone.desk.rulesets.intake.screening import screen_what_came
from touchstone.desk.rulesets.intake.training import leave, run_trainings
from touchstone.desk.tips.actions.finding import find_targets
from touchstone.desk.tips.actions.forgetting import forget_old_contacts
from touchstone.desk.workflow.actions.passing import run_clocks

DAY = 24 * 3600


PASSES: tuple[Pass, ...] = (
    Pass("ledger", sign_and_anchor, every=5),
    Pass("verify", verify_due, every=5),
    Pass("deliver", deliver, every=1, finish=finish_deliveries),
    Pass("witnesses", tell_witnesses, every=600),
    Pass("clocks", run_clocks, every=30),
    Pass("second_reviews", pass_second_reviews, every=60),
    Pass("lapsed_leads", lapse_by_themselves, every=15),
    Pass("doubts", pass_doubts, every=60),
    Pass("terms", end_terms, every=30),
    Pass("simulations", run_simulations, every=2),
    Pass("balances", run_balances, every=2),
    Pass("confirmed orders", run_confirmings, every=1),
    Pass("imports", run_imports, every=3),
    Pass("tips", find_targets, every=3),
    Pass("tip contacts", forget_old_contacts, every=3600),
    Pass("screen", screen_what_came, every=1),
    Pass("backtests", run_backtests, every=2),
    Pass("trainings", run_trainings, every=2, finish=leave),
    Pass("rescreenings", run_rescreenings, every=2),
    Pass("forget", forget_old, every=3600),
    Pass("sweep", lambda now: len(sweep_store(now=now)), every=DAY),
)
