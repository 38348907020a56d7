package linecard.reports;

import linecard.access.Absent;
import linecard.access.Identities;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.files.Download;
import linecard.files.PdfDownload;
import linecard.forecast.ForecastExports;
import linecard.mail.Enclosing;
import linecard.reports.Sending.Format;
import linecard.views.Views;
import linecard.web.Page;
import linecard.words.Language;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/// A report as the file that goes with its letter: what the one it goes to would see, and no more.
@Component
class SendingEnclosure implements Enclosing {

    static final String KIND = "report";

    private final Sendings sendings;
    private final Identities identities;
    private final RankingPages rankings;
    private final ComparisonPages comparisons;
    private final ForecastExports forecasts;
    private final Views views;

    SendingEnclosure(Sendings sendings, Identities identities, RankingPages rankings,
            ComparisonPages comparisons, ForecastExports forecasts,
            Views views) {
        this.sendings = sendings;
        this.identities = identities;
        this.rankings = rankings;
        this.comparisons = comparisons;
        this.forecasts = forecasts;
        this.views = views;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public File make(Viewer viewer, UUID id, Language in) throws IOException {
        var sending = sendings.of(viewer, id);
        var reader = identities.viewer(sending.person(), viewer.organisation().id())
                .filter(one -> one.isIn(sending.report().audience()))
                .orElseThrow(() -> new Absent("sending"));
        var page = new Page(reader.organisation().words(in), reader.user(), reader, "",
                sending.report().path(),
                Bound.call(reader.binding(), () -> query(reader, sending)), null, true);
        if (sending.format() == Format.XLSX) {
            var sheet = Bound.call(reader.binding(), () -> sheet(page, sending));
            return new File(sheet.fileName(), sheet.getContentType(), sheet.bytes());
        }
        var printed = Bound.call(reader.binding(), () -> print(page, sending));
        return new File(printed.fileName(), printed.getContentType(), printed.content());
    }

    /// As the view has it now; as it was kept where there is none, or the reader no longer sees it.
    private String query(Viewer reader, Sending sending) {
        var view = sending.view();
        return view == null ? sending.query() : views.find(reader, view)
                .map(one -> one.query().replaceFirst("^\\?", "")).orElse(sending.query());
    }

    private PdfDownload print(Page page, Sending sending) {
        var asked = page.asked().values();
        return switch (sending.report()) {
            case RANKING -> rankings.print(page, lens(asked), asked.getOrDefault("rank", ""));
            case COMPARISON -> comparisons.print(page, pair(asked));
            case FORECAST -> forecasts.print(page, asked.getOrDefault("by", "rep"),
                    asked.getOrDefault("quarter", "0"));
        };
    }

    private Download sheet(Page page, Sending sending) {
        var asked = page.asked().values();
        return switch (sending.report()) {
            case RANKING -> rankings.table(page, "xlsx", lens(asked),
                    asked.getOrDefault("rank", ""));
            case COMPARISON -> comparisons.table(page, "xlsx", pair(asked));
            case FORECAST -> forecasts.table(page, "xlsx", asked.getOrDefault("by", "rep"));
        };
    }

    private static Lens.Asked lens(Map<String, String> asked) {
        return new Lens.Asked(null, asked.get("by"), asked.get("basis"), asked.get("measure"),
                asked.get("line"), null, null, null);
    }

    private static Pair.Asked pair(Map<String, String> asked) {
        return new Pair.Asked(asked.get("period"), asked.get("from"), asked.get("to"),
                asked.get("thenFrom"), asked.get("thenTo"), asked.get("by"), asked.get("basis"));
    }
}
