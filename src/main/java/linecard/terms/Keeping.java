package linecard.terms;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Finding.Clause;
import linecard.reckoning.Ladder;
import linecard.reckoning.Match;
import linecard.reckoning.RateRule;
import linecard.reckoning.Spiff;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Saves versions of clauses, and what holds over them, where nothing in them contradicts anything.
@Component
public class Keeping {

    private final Rates rates;
    private final Versions versions;
    private final Frames frames;
    private final Agreements agreements;
    private final Contracts contracts;
    private final Names names;
    private final RoleCheck roles;
    private final Succession succession;

    Keeping(Rates rates, Versions versions, Frames frames, Agreements agreements,
            Contracts contracts, Names names, RoleCheck roles, Succession succession) {
        this.rates = rates;
        this.versions = versions;
        this.frames = frames;
        this.agreements = agreements;
        this.contracts = contracts;
        this.names = names;
        this.roles = roles;
        this.succession = succession;
    }

    /// Adds a version: the one in force ends where it starts.
    @Transactional
    public Saved add(Viewer viewer, Version wanted) {
        rates.waitForOthers(viewer);
        var objections = objections(viewer, wanted);
        if (!objections.isEmpty()) return new Saved.Refused(objections);
        versions.add(viewer, wanted);
        return new Saved.Done(wanted.id());
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    Saved change(Viewer viewer, Version wanted) {
        rates.waitForOthers(viewer);
        var objections = objections(viewer, wanted);
        if (!objections.isEmpty()) return new Saved.Refused(objections);
        versions.change(viewer, wanted);
        return new Saved.Done(wanted.id());
    }

    /// Takes a version away: the one before it goes on, if that contradicts no flat rate.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    Saved remove(Viewer viewer, Version removed) {
        rates.waitForOthers(viewer);
        var left = agreements.composition(viewer, removed.agency()).without(removed.id());
        if (Contradictions.anywhere(left)) {
            return new Saved.Refused(List.of(Objection.of("from", "terms.stays")));
        }
        var shared = roles.against(viewer, removed.agency(), left.versions());
        if (shared == null) shared = succession.against(viewer, left);
        if (shared != null) return new Saved.Refused(List.of(shared));
        versions.remove(viewer, removed);
        return new Saved.Done(removed.id());
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    public Saved keep(Viewer viewer, Frame wanted) {
        rates.waitForOthers(viewer);
        var objections = new ArrayList<Objection>();
        bound("tail", wanted.tail().steps(), objections);
        bound("inherited", wanted.inherited(), objections);
        if (wanted.tail().life().size() > Bounds.LIFE) {
            objections.add(Objection.of("life", "terms.tooMany", Bounds.LIFE));
        } else if (!names.products(viewer, wanted.tail().life()).keySet()
                .containsAll(wanted.tail().life())) {
            objections.add(Objection.of("life", "terms.gone"));
        }
        var all = agreements.composition(viewer, wanted.agency()).with(wanted);
        objections.addAll(Contradictions.in(all, wanted));
        if (objections.isEmpty()) {
            var over = succession.against(viewer, all);
            if (over != null) objections.add(over);
        }
        if (!objections.isEmpty()) return new Saved.Refused(objections);
        return new Saved.Done(frames.keep(viewer, wanted));
    }

    private static void bound(String at, List<Step> steps, List<Objection> objections) {
        if (steps.size() > Bounds.STEPS) {
            objections.add(Objection.of(at, "terms.tooMany", Bounds.STEPS));
        } else if (steps.stream().anyMatch(step -> step.month() > Bounds.MONTHS)) {
            objections.add(Objection.of(at, "words.tooLarge"));
        }
    }

    /// All that speaks against a version, each at the clause that is to change.
    @Transactional(readOnly = true)
    List<Objection> objections(Viewer viewer, Version wanted) {
        var objections = new ArrayList<>(Bounds.objections(wanted.terms()));
        if (!objections.isEmpty()) return objections;
        gone(viewer, wanted, objections);
        var contract = contracts.of(viewer, wanted.agency());
        if (contract.from() != null && wanted.from().isBefore(contract.from())) {
            objections.add(new Objection("from", Clause.VERSION, "",
                    "terms.finding.before_agreement", List.of(contract.from())));
        }
        var all = agreements.composition(viewer, wanted.agency());
        for (var other : all.versions()) {
            if (other.from().equals(wanted.from()) && !other.id().equals(wanted.id())) {
                objections.add(Objection.of("from", "terms.taken", other.from()));
                return objections;
            }
        }
        objections.addAll(Contradictions.in(all.with(wanted), wanted,
                names.flat(viewer, all.rates())));
        objections.addAll(Idle.objections(wanted, all.next(wanted.from())));
        var shared = roles.against(viewer, wanted.agency(), all.with(wanted).versions());
        if (shared == null) shared = succession.against(viewer, all.with(wanted));
        if (shared != null) objections.add(shared);
        return objections;
    }

    /// What clauses name must be there, and be this organisation's.
    private void gone(Viewer viewer, Version wanted, List<Objection> objections) {
        var terms = wanted.terms();
        var named = Bounds.Named.in(terms);
        var known = new HashSet<>(names.accounts(viewer, named.accounts()).keySet());
        known.addAll(names.products(viewer, named.items()).keySet());
        known.addAll(names.lines(viewer).keySet());
        for (int i = 0; i < terms.rates().size(); i++) {
            RateRule rule = terms.rates().get(i);
            gone(known, "rates/" + i, Clause.RATE, rule.name(), rule.match(), objections);
        }
        for (int i = 0; i < terms.spiffs().size(); i++) {
            Spiff spiff = terms.spiffs().get(i);
            gone(known, "spiffs/" + i, Clause.SPIFF, spiff.name(), spiff.match(), objections);
        }
        for (int i = 0; i < terms.ladders().size(); i++) {
            Ladder ladder = terms.ladders().get(i);
            if (known.containsAll(ladder.countedLines())) continue;
            objections.add(new Objection("ladders/" + i, Clause.LADDER, ladder.name(),
                    "terms.gone", List.of()));
        }
        var override = terms.override();
        if (override != null && !names.repsOf(viewer, wanted.agency()).containsKey(
                override.owner())) {
            objections.add(new Objection("override", Clause.OVERRIDE, "", "terms.gone.rep",
                    List.of()));
        }
        if (!Names.ROLES.containsAll(terms.roles().keySet())) {
            objections.add(new Objection("roles", Clause.ROLE, "", "terms.gone.role", List.of()));
        }
    }

    private static void gone(Set<UUID> known, String at, Clause clause, String name, Match match,
            List<Objection> objections) {
        var id = id(match);
        if (id == null || known.contains(id)) return;
        objections.add(new Objection(at, clause, name, "terms.gone", List.of()));
    }

    private static @Nullable UUID id(Match match) {
        return switch (match) {
            case Match.House(var account) -> account;
            case Match.Account(var account) -> account;
            case Match.Item(var item) -> item;
            case Match.LineForType(var line, _) -> line;
            case Match.Line(var line) -> line;
            default -> null;
        };
    }
}
