package linecard.duplicates;

import linecard.access.Allowed;
import linecard.access.Audience;
import linecard.accounts.Accounts;
import linecard.duplicates.Duplicate.State;
import linecard.duplicates.Findings.Compared;
import linecard.duplicates.Findings.Finding;
import linecard.matching.Matching;
import linecard.people.Agencies;
import linecard.people.Outcome.Done;
import linecard.people.Outcome.Refused;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// Two records beside each other, merging them, and taking that back.
@Controller
class MergePages {

    private final Duplicates duplicates;
    private final Findings findings;
    private final Merges merges;
    private final Accounts accounts;
    private final Agencies agencies;
    private final Clock clock;

    MergePages(Duplicates duplicates, Findings findings, Merges merges, Accounts accounts,
            Agencies agencies, Clock clock) {
        this.duplicates = duplicates;
        this.findings = findings;
        this.merges = merges;
        this.accounts = accounts;
        this.agencies = agencies;
        this.clock = clock;
    }

    /// @param merging as long as it holds
    record Pair(
            Duplicate duplicate, Comparison comparison, Optional<Merging> merging, boolean may) {

        boolean isMergeable() {
            return may && duplicate.state() != State.MERGED
                    && (comparison.againstFirst().isEmpty()
                            || comparison.againstSecond().isEmpty());
        }
    }

    @GetMapping("/duplicates/{id}")
    @Allowed(MEMBERS)
    View show(Page page, @PathVariable UUID id) {
        return show(page, duplicates.of(page.viewer(), id), Form.of(page.words(), Map.of()));
    }

    private Html show(Page page, Duplicate one, Form form) {
        var viewer = page.viewer();
        var merging = one.state() != State.MERGED ? Optional.<Merging>empty()
                : merges.ofGone(viewer, one.first().id())
                        .or(() -> merges.ofGone(viewer, one.second().id()));
        var pair = new Pair(one, merges.comparison(page, one, Today.of(page, clock)), merging,
                page.may(Audience.KEEPERS));
        return (out, tags) -> JteduplicateGenerated.render(out, tags, page, pair, form);
    }

    @PostMapping("/duplicates/{id}/merging")
    @Allowed(KEEPERS)
    View merge(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var one = duplicates.of(viewer, id);
        var form = new Form(page.words(), entered);
        var choices = Choices.of(form, taken(entered));
        if (form.hasProblems()) return show(page, one, form).refused();
        var outcome = merges.merge(viewer, one, choices, Today.of(page, clock));
        return switch (outcome) {
            case Refused refused -> {
                refused.on(form, page.words());
                yield show(page, one, form).refused();
            }
            case Done done -> Html.seeOther(
                    duplicates.next(viewer, one).map(next -> "/duplicates/" + next)
                            .orElse(one.kind().path(one.side(choices.keepsFirst()).id())),
                    Notice.of("duplicates.merged").takenBackBy(
                            "/merges/" + done.rows().getFirst() + "/undo"));
        };
    }

    private static Map<String, String> taken(MultiValueMap<String, String> entered) {
        var taken = new HashMap<String, String>();
        entered.forEach((name, values) -> {
            if (name.startsWith("take-") && !values.isEmpty()) {
                taken.put(name.substring("take-".length()), values.getFirst());
            }
        });
        return taken;
    }

    @PostMapping("/merges/{id}/undo")
    @Allowed(KEEPERS)
    View undo(Page page, @PathVariable UUID id) {
        var viewer = page.viewer();
        var merging = merges.of(viewer, id);
        var path = merging.kind().path(merging.gone());
        return switch (merges.undo(viewer, merging)) {
            case Refused refused -> Html.seeOther(path, Notice.of(refused.key(),
                    refused.arguments().stream().map(String::valueOf).toArray(String[]::new)));
            case Done _ ->
                    Html.seeOther(path, Notice.of("duplicates.undone"));
        };
    }

    /// Two accounts or agencies that somebody names by their codes, whatever a search says.
    @PostMapping("/duplicates")
    @Allowed(KEEPERS)
    View name(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var kind = Kind.asked(form.entered("kind"));
        var first = named(page, form, kind, "first");
        var second = named(page, form, kind, "second");
        if (first != null && second != null && first.id().equals(second.id())) {
            form.problem("second", "duplicates.twice." + kind.code());
        }
        if (first == null || second == null || form.hasProblems()) {
            return ((Html) (out, tags) ->
                    JtenamedGenerated.render(out, tags, page, kind, form)).refused();
        }
        var like = Matching.of(first.item(), List.of(second.item()), 0.5);
        var id = findings.name(page.viewer(), Finding.of(kind, first, second, 0,
                like.isEmpty() ? List.of() : like.getFirst().reasons()));
        return Html.seeOther("/duplicates/" + id);
    }

    private @Nullable Compared named(Page page, Form form, Kind kind, String field) {
        var code = form.text(field, 60);
        if (form.problem(field) != null) return null;
        var found = kind == Kind.AGENCY
                ? agencies.withCode(page.viewer(), code.get())
                        .map(one -> new Compared(one.id(), Items.of(one)))
                : accounts.withCode(page.viewer(), code.get())
                        .map(one -> new Compared(one.id(), Items.of(one)));
        if (found.isEmpty()) form.problem(field, "duplicates.unknownCode." + kind.code());
        return found.orElse(null);
    }
}
