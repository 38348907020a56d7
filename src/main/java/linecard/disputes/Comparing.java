package linecard.disputes;

import linecard.access.Viewer;
import linecard.commissions.Issued;
import linecard.disputes.Finding.Verdict;
import linecard.disputes.Reconciliation.Compared;
import linecard.disputes.Reconciliation.Sum;
import linecard.disputes.Reconciling.Setting;
import linecard.files.FileRefused;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Takes a file of an agency and compares it with a statement.
@Component
public class Comparing {

    private final Reconciliations reconciliations;
    private final Findings findings;
    private final StatedLines lines;
    private final Issued issued;

    Comparing(Reconciliations reconciliations, Findings findings, StatedLines lines,
            Issued issued) {
        this.reconciliations = reconciliations;
        this.findings = findings;
        this.lines = lines;
        this.issued = issued;
    }

    /// Keeps the file and finds out what its columns mean: what they meant last time for this
    /// agency, else what their names say.
    ///
    /// @throws FileRefused where it is no table that can be taken
    @Transactional
    public void take(Viewer viewer, UUID id, Issued.Head head, String name, byte[] content)
            throws IOException {
        var look = use(content, file -> Expectations.look(
                file, name, "", viewer.language(), viewer.organisation().country()));
        var before = reconciliations.remembered(viewer, head.agency(), look.header());
        var meaning = before.map(last -> Column.fitting(last.meaning(), look.header()))
                .orElseGet(() -> Column.guess(look.header()));
        var how = look.how();
        // What a workbook keeps as numbers and days says nothing of texts, nor they of it.
        var reading = before.filter(last -> last.how().isCsv() == how.isCsv())
                .map(last -> new Reconciliation.How(how.sheet(), how.sheets(), how.isCsv(),
                        last.how().dates(), last.how().numbers())).orElse(how);
        reconciliations.add(viewer, id, head, name, content,
                new Expectations.Look(look.header(), look.sample(), reading), meaning);
    }

    /// Looks at the file again, at another sheet of it.
    Expectations.Look look(Viewer viewer, Reconciliation of, String sheet) throws IOException {
        return use(reconciliations.file(viewer, of.id()), file -> Expectations.look(file,
                of.fileName(), sheet, viewer.language(), viewer.organisation().country()));
    }

    /// Compares the file, as it is read now, with the statement.
    ///
    /// @return what cannot be read; nothing is compared where there is anything
    /// @throws FileRefused where the file is refused at one of its rows, or none says anything
    @Transactional
    public List<Expectations.Problem> compare(Viewer viewer, UUID id) throws IOException {
        reconciliations.lock(viewer, id);
        var of = reconciliations.of(viewer, id);
        if (!Column.isEnough(of.meaning().keySet())) throw new IllegalStateException("columns");
        var currency = viewer.organisation().currency();
        var read = use(reconciliations.file(viewer, id), file -> Expectations.read(
                file, of.fileName(), of.meaning(), of.how(), currency));
        if (!read.problems().isEmpty()) return read.problems();
        if (read.lines().isEmpty()) throw new FileRefused("disputes.noneExpected");
        var head = issued.of(viewer, of.statement());
        var stated = lines.of(viewer, head.id());
        var setting = new Setting(head.period().span(), lines.elsewhere(viewer, head),
                currency.getCurrencyCode().equals("HUF") ? 100 : 1);
        var names = findings.names(viewer, of.agency(), stated);
        var found = Reconciling.of(named(read.lines(), names), stated, setting);
        var learned = names.learned(found);
        if (!learned.isEmpty()) {
            findings.remember(viewer, of.agency(), learned, false);
            learned.forEach(names::add);
            found = Reconciling.of(named(read.lines(), names), stated, setting);
        }
        found.sort(Comparator.comparing((Finding one) -> one.verdict() == Verdict.MATCHED)
                .thenComparing(one -> -Math.abs(one.difference())));
        findings.write(viewer, id, found);
        reconciliations.compared(viewer, id, new Compared(read.leftOut(), sums(found)));
        reconciliations.remember(viewer, of);
        return List.of();
    }

    private static List<Expected> named(List<Expected> lines, Names names) {
        return lines.stream().map(line -> new Expected(line.row(), line.document(),
                line.customer(), names.of(line.customer()), line.on(), line.base(), line.rate(),
                line.amount())).toList();
    }

    private static Map<Verdict, Sum> sums(List<Finding> findings) {
        var sums = new EnumMap<Verdict, Sum>(Verdict.class);
        for (var finding : findings) {
            sums.put(finding.verdict(),
                    sums.getOrDefault(finding.verdict(), Sum.NONE).with(finding));
        }
        return sums;
    }

    private interface Use<T> {
        T of(Path file) throws IOException;
    }

    /// A file in parts would be compared with the whole statement part by part.
    private static <T> T use(byte[] content, Use<T> use) throws IOException {
        var file = Files.createTempFile("linecard-expected-", "");
        try {
            Files.write(file, content);
            return use.of(file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (FileRefused e) {
            var why = e.problem();
            throw why.key().equals("files.too-many-rows") ? new FileRefused(
                    "disputes.tooManyRows", why.arguments().toArray()) : e;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
