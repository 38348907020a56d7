package linecard.prizes;

import linecard.contests.Contest;
import linecard.contests.Lineups;
import linecard.scoring.RuleCheck;
import linecard.web.Form;
import linecard.web.Page;

import org.springframework.stereotype.Component;

/// Keeps what somebody says a draft gives, where nothing is against it.
@Component
class PlanReading {

    private final Prizes prizes;
    private final Lineups lineups;
    private final ContestPrizes contestPrizes;
    private final Planning planning;

    PlanReading(Prizes prizes, Lineups lineups, ContestPrizes contestPrizes, Planning planning) {
        this.prizes = prizes;
        this.lineups = lineups;
        this.contestPrizes = contestPrizes;
        this.planning = planning;
    }

    /// @param form on which everything that is against it is noted
    /// @param draft with the version that was looked at
    /// @param stored what it gives so far
    /// @return whether it is kept
    boolean keep(Page page, Form form, Contest draft, Plan stored) {
        var viewer = page.viewer();
        var read = PlanForm.read(page, form, draft, stored, prizes.all(viewer));
        if (read.isEmpty()) return false;
        var wanted = draft.with(draft.name(), read.get().rules(), draft.version());
        if (!RuleCheck.of(wanted.rules()).isEmpty()) form.problem("main1", "prizes.no.rules");
        contestPrizes.refusals(viewer, wanted, read.get().plan(),
                lineups.of(viewer, wanted.rules())).forEach(no -> no.on(form, page.words()));
        if (form.hasProblems()) return false;
        planning.keep(viewer, wanted, read.get().plan());
        return true;
    }
}
