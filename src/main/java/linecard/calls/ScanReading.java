package linecard.calls;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.calls.ScanLine.Box;
import linecard.calls.ScanLine.State;
import linecard.database.Ids;
import linecard.jobs.NamedWork;
import linecard.jobs.Progress;
import linecard.paper.FoundPage;
import linecard.paper.Grey;
import linecard.paper.PageReading;
import linecard.paper.PageReading.Field;
import linecard.paper.PageReading.Mark;
import linecard.paper.PageReading.Read;
import linecard.paper.PageReading.Written;
import linecard.paper.ScanFile;
import linecard.paper.ScanRefused;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Reads the pages of a scan, one after the other.
@Component
class ScanReading extends NamedWork {

    static final String KIND = "scan";

    private final ScanBook scans;
    private final SheetBook sheets;

    ScanReading(ScanBook scans, SheetBook sheets) {
        super(KIND, Audience.REPS, "calls.scan.reading", "/calls/scans/");
        this.scans = scans;
        this.sheets = sheets;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) throws IOException {
        var scan = scans.of(viewer, subject);
        var content = scans.content(viewer, subject);
        if (content.isEmpty()) return;
        progress.outOf(scan.pages());
        try (var file = ScanFile.of(content.getFirst())) {
            for (int page = 0; page < file.pages(); page++) {
                read(viewer, scan, file, page, progress);
                progress.advance(1);
            }
        }
        scans.finish(viewer, subject, progress);
    }

    private void read(
            Viewer viewer, ScanBook.Scan scan, ScanFile file, int page, Progress progress) {
        Grey picture;
        try {
            picture = file.page(page);
        } catch (ScanRefused e) {
            refuse(viewer, scan, page, e.reason().name(), progress);
            return;
        }
        switch (FoundPage.in(picture)) {
            case FoundPage.Search.None none ->
                refuse(viewer, scan, page, none.hint().name(), progress);
            case FoundPage.Search.Found found -> read(viewer, scan, found.page(), page, progress);
        }
    }

    /// A sheet that the viewer does not see is nobody's, whoever printed it.
    private void read(
            Viewer viewer, ScanBook.Scan scan, FoundPage found, int page, Progress progress) {
        var sheet = sheets.find(viewer, found.code().sheet()).orElse(null);
        if (sheet == null || !sheet.rep().equals(scan.rep())) {
            refuse(viewer, scan, page, "foreign", progress);
            return;
        }
        switch (found.read(sheet.form())) {
            case PageReading.Refused refused ->
                refuse(viewer, scan, page, refused.hint().name(), progress);
            case Read read -> keep(viewer, scan, new ScanBook.Page(page + 1, sheet.id(),
                    found.code().page() + 1, "", 0), read, progress);
        }
    }

    private void refuse(
            Viewer viewer, ScanBook.Scan scan, int page, String hint, Progress progress) {
        var code = hint.toLowerCase(Locale.ROOT);
        scans.keep(viewer, scan, new ScanBook.Page(page + 1, null, null, code, 0),
                List.of(), Map.of(), progress);
    }

    private void keep(Viewer viewer, ScanBook.Scan scan, ScanBook.Page page, Read read,
            Progress progress) {
        var numbers = new TreeSet<Integer>();
        read.boxes().forEach(box -> numbers.add(box.line()));
        var lines = new ArrayList<ScanLine>();
        var images = new HashMap<UUID, Map<String, byte[]>>();
        for (int number : numbers) {
            var boxes = read.boxes().stream()
                    .filter(box -> box.line() == number && box.mark() != Mark.EMPTY).toList();
            var written = read.written().stream()
                    .filter(one -> one.line() == number && !one.isBlank()).toList();
            if (boxes.isEmpty() && written.isEmpty()) continue;
            var line = line(scan, page, number, boxes);
            lines.add(line);
            images.put(line.id(), images(boxes, written));
        }
        scans.keep(viewer, scan, page, lines, images, progress);
    }

    private static ScanLine line(
            ScanBook.Scan scan, ScanBook.Page page, int number, List<PageReading.Box> boxes) {
        var kept = boxes.stream().map(box -> new Box(box.group(), box.choice(), box.mark(),
                (int) Math.round(100 * box.confidence()))).toList();
        int doubtful = (int) kept.stream().filter(box -> box.mark() == Mark.DOUBTFUL).count();
        boolean isVoid = kept.stream()
                .anyMatch(box -> box.group().equals("void") && box.mark() == Mark.TICKED);
        return new ScanLine(Ids.fresh(), scan.rep(), Objects.requireNonNull(page.sheet()),
                number, scan.id(), kept, doubtful, isVoid ? State.DROPPED : State.OPEN,
                Set.of(), null, 1);
    }

    private static Map<String, byte[]> images(
            List<PageReading.Box> boxes, List<Written> written) {
        var images = new HashMap<String, byte[]>();
        for (var one : written) {
            images.put(one.field() == Field.TITLE ? "title" : "notes", one.picture().png());
        }
        for (var box : boxes) {
            if (box.mark() == Mark.DOUBTFUL) {
                images.put(box.group() + " " + box.choice(), box.picture().png());
            }
        }
        return images;
    }
}
