package linecard.calls;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.files.FileName;
import linecard.paper.Paper;
import linecard.paper.SheetPrint;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;
import linecard.words.Language;
import linecard.words.Reading;
import linecard.words.ReadingException;
import linecard.words.Words;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static linecard.access.Audience.REPS;

/// Sheets to print, and what came back of them.
@Controller
class SheetPages {

    private static final int BLANK = 6;
    private static final int LATEST = 20;

    private final Reps reps;
    private final SheetWeek week;
    private final SheetBook sheets;
    private final ScanBook scans;
    private final ScanLines lines;
    private final SureLines sure;
    private final WorkingTimes times;
    private final Clock clock;

    SheetPages(Reps reps, SheetWeek week, SheetBook sheets, ScanBook scans, ScanLines lines,
            SureLines sure, WorkingTimes times, Clock clock) {
        this.reps = reps;
        this.week = week;
        this.sheets = sheets;
        this.scans = scans;
        this.lines = lines;
        this.sure = sure;
        this.times = times;
        this.clock = clock;
    }

    @GetMapping("/calls/sheets")
    @Allowed(REPS)
    View list(Page page) {
        var today = times.of(page.viewer(), own(page.viewer()).id()).today(clock);
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        boolean isOver = today.getDayOfWeek().getValue() >= DayOfWeek.FRIDAY.getValue();
        var form = Form.of(page.words(), Map.of(
                "week", (isOver ? monday.plusWeeks(1) : monday).toString(),
                "paper", paper(page.viewer()).name().toLowerCase(Locale.ROOT),
                "language", page.language().code(), "blank", String.valueOf(BLANK)));
        return list(page, form);
    }

    /// Where letters are written on Letter, sheets are too.
    private static Paper paper(Viewer viewer) {
        return viewer.organisation().country().equals("US") ? Paper.LETTER : Paper.A4;
    }

    private Rep own(Viewer viewer) {
        return reps.of(viewer, Objects.requireNonNull(viewer.rep()));
    }

    private Html list(Page page, Form form) {
        var viewer = page.viewer();
        var rep = own(viewer);
        var printed = sheets.latest(viewer, rep.id(), LATEST);
        var missing = sheets.missing(viewer, printed);
        var sent = scans.latest(viewer, rep.id(), LATEST);
        var open = lines.open(viewer, rep.id());
        var now = clock.instant();
        int clear = open.isEmpty() ? 0 : sure.of(viewer, rep, page.words(), now).size();
        var batches = sure.batches(viewer, rep.id(), now);
        return (out, tags) -> JtesheetsGenerated.render(
                out, tags, page, form, printed, missing, sent, open, clear, batches);
    }

    @PostMapping("/calls/sheets")
    @Allowed(REPS)
    View print(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var monday = form.read("week", text -> Reading.date(text, form.words().language())
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        var paper = form.choice("paper", Paper.class);
        var language = form.choice("language", Spoken.class);
        var blank = form.read("blank", SheetPages::blank);
        if (form.hasProblems()) return list(page, form).refused();
        var sheet = week.print(page.viewer(), own(page.viewer()), monday.get(), paper.get(),
                blank.get(), Words.in(Language.of(language.get().name())));
        return Html.seeOther("/calls/sheets/" + sheet.id() + "/print");
    }

    /// Languages by their codes.
    private enum Spoken { EN, HU }

    private static int blank(String text) {
        if (!text.matches("\\d{1,2}") || Integer.parseInt(text) > SheetWeek.MOST_BLANK) {
            throw new ReadingException("calls.sheet.no.blank", SheetWeek.MOST_BLANK);
        }
        return Integer.parseInt(text);
    }

    @GetMapping("/calls/sheets/{id}/print")
    @Allowed(REPS)
    void file(Page page, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var sheet = sheets.of(page.viewer(), id);
        var pdf = new ByteArrayOutputStream();
        SheetPrint.to(pdf, sheet.form());
        response.setContentType("application/pdf");
        response.setContentLength(pdf.size());
        response.setHeader("Content-Disposition",
                FileName.attachment(name(page, sheet.monday()) + ".pdf"));
        pdf.writeTo(response.getOutputStream());
    }

    private static String name(Page page, LocalDate monday) {
        return page.t("calls.sheet.file", monday.toString());
    }
}
