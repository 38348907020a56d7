package linecard.prizes;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.people.Outcome;
import linecard.people.Today;
import linecard.prizes.Award.Delivery;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.EDITORS;
import static linecard.access.Audience.PARTIES;
import static linecard.access.Audience.TREASURERS;

/// What is done with an award: approved, chosen, delivered, withdrawn.
@Controller
class AwardActPages {

    static final int LONGEST_NOTE = 500;
    static final int LONGEST_NAME = 200;

    private final Awards awards;
    private final AwardActs acts;
    private final AwardPages pages;
    private final Clock clock;

    AwardActPages(Awards awards, AwardActs acts, AwardPages pages, Clock clock) {
        this.awards = awards;
        this.acts = acts;
        this.pages = pages;
        this.clock = clock;
    }

    @PostMapping("/awards/{id}/approval")
    @Allowed(TREASURERS)
    View approve(Page page, @PathVariable UUID id, @RequestParam int version) {
        awards.of(page.viewer(), id);
        return done(page, id, Form.of(page.words(), Map.of()),
                acts.approve(page.viewer(), id, version, today(page)), "prizes.approvedNow");
    }

    @PostMapping("/awards/{id}/choice")
    @Allowed(PARTIES)
    View choose(
            Page page, @PathVariable UUID id, @RequestParam int version,
            @RequestParam MultiValueMap<String, String> entered) {
        var award = awards.of(page.viewer(), id);
        requireWinner(page.viewer(), award);
        var form = new Form(page.words(), entered);
        var position = form.read("choice", AwardActPages::position);
        if (form.hasProblems()) return pages.show(page, id, form).refused();
        return done(page, id, form,
                acts.choose(page.viewer(), id, position.get(), version, today(page)),
                "prizes.chosenNow");
    }

    /// @throws Absent for an agency that looks at what its rep won
    static void requireWinner(Viewer viewer, Award award) {
        if (viewer.role() == Role.AGENCY_OWNER && award.rep() != null) {
            throw new Absent("award");
        }
    }

    private static Integer position(String typed) {
        if (!typed.matches("\\d{1,3}")) throw new ReadingException("prizes.no.choice");
        return Integer.valueOf(typed);
    }

    @PostMapping("/awards/{id}/delivery")
    @Allowed(EDITORS)
    View deliver(
            Page page, @PathVariable UUID id, @RequestParam int version,
            @RequestParam MultiValueMap<String, String> entered) {
        PrizeText.requireWhole(page.viewer());
        awards.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var to = form.choice("delivery", Delivery.class);
        var on = form.read("on", text -> day(page, text));
        var note = form.note("note", LONGEST_NOTE);
        if (form.hasProblems()) return pages.show(page, id, form).refused();
        return done(page, id, form, acts.deliver(page.viewer(), id, to.get(), on.get(),
                note.get(), version, today(page)), "web.saved");
    }

    private static LocalDate day(Page page, String text) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        return Reading.date(text, page.language());
    }

    @PostMapping("/awards/{id}/guest")
    @Allowed(PARTIES)
    View bring(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        requireWinner(page.viewer(), awards.of(page.viewer(), id));
        var form = new Form(page.words(), entered);
        var name = form.text("guest", LONGEST_NAME);
        if (form.hasProblems()) return pages.show(page, id, form).refused();
        return done(page, id, form, acts.bring(page.viewer(), id, name.get(), today(page)),
                "web.saved");
    }

    @PostMapping("/awards/{id}/withdrawal")
    @Allowed(TREASURERS)
    View withdraw(
            Page page, @PathVariable UUID id, @RequestParam int version,
            @RequestParam MultiValueMap<String, String> entered) {
        awards.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var why = form.text("why", LONGEST_NOTE);
        if (form.hasProblems()) return pages.show(page, id, form).refused();
        return done(page, id, form,
                acts.withdraw(page.viewer(), id, why.get(), version, today(page)),
                "prizes.withdrawnNow");
    }

    private View done(Page page, UUID id, Form form, Outcome outcome, String said) {
        return switch (outcome) {
            case Outcome.Done _ -> Html.seeOther("/awards/" + id, Notice.of(said));
            case Outcome.Refused refused -> {
                refused.on(form, page.words());
                yield pages.show(page, id, form).refused();
            }
        };
    }

    private LocalDate today(Page page) {
        return Today.of(page, clock);
    }
}
