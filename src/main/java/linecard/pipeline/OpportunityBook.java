package linecard.pipeline;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.people.Outcome;
import linecard.people.Outcome.Done;
import linecard.people.Outcome.Refused;
import linecard.pipeline.History.Moment;
import linecard.pipeline.Opportunity.Ending;
import linecard.pipeline.Opportunity.Registration;
import linecard.pipeline.OpportunityRows.Named;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Takes down opportunities and what becomes of them: loads, decides, saves.
@Component
public class OpportunityBook {

    private final Opportunities opportunities;
    private final OpportunityRows rows;
    private final BroughtRows broughtRows;
    private final Histories histories;
    private final Registrations registrations;
    private final Settings settings;
    private final Stages stages;
    private final LossReasons reasons;
    private final Accounts accounts;
    private final ProductLines lines;

    OpportunityBook(Opportunities opportunities, OpportunityRows rows, BroughtRows broughtRows,
            Histories histories, Registrations registrations, Settings settings, Stages stages,
            LossReasons reasons, Accounts accounts, ProductLines lines) {
        this.opportunities = opportunities;
        this.rows = rows;
        this.broughtRows = broughtRows;
        this.histories = histories;
        this.registrations = registrations;
        this.settings = settings;
        this.stages = stages;
        this.reasons = reasons;
        this.accounts = accounts;
        this.lines = lines;
    }

    /// The usual stages and loss reasons, in the organisation's language, where there are none;
    /// and an end that is missing.
    @Transactional
    public void begin(Viewer viewer) {
        var words = Words.in(viewer.organisation().language());
        var kinds = stages.all(viewer).stream().map(Stage::kind).collect(Collectors.toSet());
        stages.add(viewer, SettingForm.usualStages(words).stream()
                .filter(stage -> !kinds.contains(stage.kind())).toList());
        if (reasons.all(viewer).isEmpty()) reasons.add(viewer, SettingForm.usualReasons(words));
    }

    /// Adds one and registers it: it is protected unless somebody else was first.
    ///
    /// @return what was stored
    @Transactional
    Opportunity add(Viewer viewer, Opportunity added) {
        var account = accounts.of(viewer, added.account());
        var plain = plain(account);
        var day = LocalDate.ofInstant(added.registration().at(), viewer.organisation().zone());
        var registered = added.with(registration(viewer, added, plain, day));
        rows.add(viewer, List.of(new Named(registered, account.name(), plain)));
        return registered;
    }

    private Registration registration(
            Viewer viewer, Opportunity one, RegistrationRules.Plain plain, LocalDate today) {
        boolean isClaimed = registrations.isClaimed(viewer, one, plain, kin(viewer, one), today);
        return new Registration(one.registration().at(),
                isClaimed ? null : today.plusDays(settings.of(viewer).protectionDays()));
    }

    static RegistrationRules.Plain plain(Account account) {
        return RegistrationRules.plain(account.name(), account.taxNumber());
    }

    /// The product lines that another registration would have to name to be about the same.
    Set<UUID> kin(Viewer viewer, Opportunity one) {
        if (one.amounts().lines().isEmpty()) return Set.of();
        var tree = new LineTree(lines.all(viewer));
        var kin = new HashSet<UUID>();
        for (var line : one.amounts().lines()) {
            kin.addAll(tree.within(line.line()));
            kin.addAll(tree.upward(line.line()));
        }
        return kin;
    }

    /// Changes what is said of it. Product lines that it did not name before are registered with
    /// it, unless somebody else was first with them: they are for an opportunity of their own.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    Outcome change(Viewer viewer, Opportunity changed, Instant now) {
        var stored = opportunities.of(viewer, changed.id());
        var account = accounts.find(viewer, changed.account());
        if (isWider(stored, changed) && account.isPresent() && changed.isOpen()) {
            var asked = changed.with(new Registration(now, null));
            if (registrations.isClaimed(viewer, asked, plain(account.get()),
                    kin(viewer, changed), LocalDate.ofInstant(now, viewer.organisation().zone()))) {
                return Refused.of("line", "pipeline.no.claimed");
            }
        }
        rows.change(viewer, changed, account.map(Account::name).orElse(""));
        return new Done(List.of(changed.id()));
    }

    private static boolean isWider(Opportunity stored, Opportunity changed) {
        var before = Amounts.linesOf(stored);
        var after = Amounts.linesOf(changed);
        return !before.isEmpty() && (after.isEmpty() || !before.containsAll(after));
    }

    /// Changes what is said of many, and where they stand; the product lines of none.
    ///
    /// @throws Stale where somebody changed one of them since; then none is changed
    @Transactional
    void changeAll(Viewer viewer, List<Opportunity> changed) {
        rows.changeAll(viewer, changed, accounts.names(viewer,
                changed.stream().map(Opportunity::account).distinct().toList()));
    }

    /// Where an opportunity goes.
    ///
    /// @param reason why it is lost; null where it is not, or nobody says
    /// @param note more on that
    public record Move(UUID stage, @Nullable UUID reason, String note) {}

    /// Moves it to another stage: an open one, or the end.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    Outcome move(Viewer viewer, UUID id, int version, Move move, Instant now) {
        var stored = opportunities.of(viewer, id);
        if (stored.version() != version) throw new Stale("opportunity");
        var stage = stages.all(viewer).stream()
                .filter(one -> one.id().equals(move.stage()) && !one.archived()).findFirst();
        if (stage.isEmpty()) return Refused.of("stage", "web.notOffered");
        if (stage.get().id().equals(stored.stage())) return new Done(List.of(id));
        if (stage.get().kind() == Stage.Kind.LOST) {
            var offered = reasons.all(viewer).stream().filter(one -> !one.archived()).toList();
            if (move.reason() == null && !offered.isEmpty()) {
                return Refused.of("reason", "pipeline.no.reason");
            }
            if (move.reason() != null
                    && offered.stream().noneMatch(one -> one.id().equals(move.reason()))) {
                return Refused.of("reason", "web.notOffered");
            }
        }
        save(viewer, stored.at(stage.get().id(), now, ending(stage.get(), move, now)));
        return new Done(List.of(id));
    }

    static @Nullable Ending ending(Stage stage, Move move, Instant now) {
        return switch (stage.kind()) {
            case OPEN -> null;
            case WON -> new Ending(Opportunity.Outcome.WON, now, null, "");
            case LOST -> new Ending(Opportunity.Outcome.LOST, now, move.reason(), move.note());
        };
    }

    /// Takes back the last move: it is again where it was before, or in the first open stage where
    /// that is no longer in use.
    ///
    /// @throws Stale where somebody changed it since, or it never was anywhere else
    @Transactional
    void moveBack(Viewer viewer, UUID id, int version, Instant now) {
        var stored = opportunities.of(viewer, id);
        if (stored.version() != version) throw new Stale("opportunity");
        var open = stages.all(viewer).stream()
                .filter(one -> one.isOpen() && !one.archived()).map(Stage::id).toList();
        var before = histories.of(viewer, id).reversed().stream().map(Moment::stage)
                .filter(stage -> !stage.equals(stored.stage())).findFirst()
                .orElseThrow(() -> new Stale("move"));
        var to = open.contains(before) ? before : open.getFirst();
        save(viewer, stored.at(to, now, null));
    }

    private void save(Viewer viewer, Opportunity changed) {
        rows.change(viewer, changed, accounts.find(viewer, changed.account())
                .map(Account::name).orElse(""));
    }

    /// All that files brought, as they told of them.
    @Transactional(readOnly = true)
    public List<Brought> brought(Viewer viewer) {
        return broughtRows.all(viewer);
    }

    /// Takes what a file brings. Those that ended began in the first open stage; each is registered
    /// on the day it was opened, and files are not weighed against one another.
    @Transactional
    public void bring(Viewer viewer, List<Brought> added, List<Brought> changed) {
        if (added.isEmpty() && changed.isEmpty()) return;
        var all = stages.all(viewer);
        var first = all.stream().filter(one -> one.isOpen() && !one.archived()).findFirst()
                .orElse(all.getFirst());
        broughtRows.bring(viewer, added, changed, first.id());
    }

    /// Takes in opportunities of the past as another system knew them, with all that they were:
    /// nothing is weighed, and nobody is told.
    ///
    /// @throws Absent where the viewer sees no such account
    @Transactional
    public void load(Viewer viewer, List<Opportunity> past, List<History> histories) {
        var names = accounts.those(viewer, past.stream().map(Opportunity::account).distinct()
                .toList());
        var named = new ArrayList<Named>();
        for (var one : past) {
            var account = names.get(one.account());
            if (account == null) throw new Absent("account");
            named.add(new Named(one, account.name(), plain(account)));
        }
        rows.add(viewer, named);
        rows.addHistory(viewer, histories.stream().flatMap(history -> history.moments().stream()
                .map(moment -> new OpportunityRows.Past(history.opportunity(), moment))).toList());
    }
}
