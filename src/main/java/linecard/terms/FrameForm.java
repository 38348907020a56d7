package linecard.terms;

import linecard.access.Viewer;
import linecard.people.Agency;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.web.Form;
import linecard.words.Words;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reads and fills the form of what holds over all versions.
final class FrameForm {

    private static final int LONGEST = 10_000;

    private FrameForm() {}

    static Optional<Frame> read(
            Form form, Viewer viewer, Names names, List<Agency> agencies, Frame stored) {
        var reader = new VersionForm(form, viewer, names);
        var tail = steps(reader, "tail");
        var inherited = steps(reader, "inherited");
        var life = new HashSet<UUID>();
        var typed = form.entered("life");
        if (typed.length() > LONGEST) {
            form.problem("life", "web.tooLong", LONGEST);
            return Optional.empty();
        }
        var codes = typed.lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
        if (codes.size() > Bounds.LIFE) form.problem("life", "terms.tooMany", Bounds.LIFE);
        else if (codes.stream().anyMatch(one -> one.chars().anyMatch(Character::isISOControl))) {
            form.problem("life", "web.unreadable");
        } else {
            var known = names.productCodes(viewer, codes);
            for (var code : codes) {
                var coded = known.get(Names.code(code));
                var item = coded != null ? coded
                        : reader.needed("life", _ -> names.product(viewer, code));
                if (item != null) life.add(item.id());
            }
        }
        var predecessor = reader.given("predecessor", VersionForm::id);
        if (predecessor != null && agencies.stream().noneMatch(one ->
                one.id().equals(predecessor) && !predecessor.equals(stored.agency()))) {
            form.problem("predecessor", "web.notOffered");
        }
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Frame(stored.id(), stored.agency(),
                form.entered("european").equals("yes"), new Tail(tail, life), inherited,
                predecessor, form.version()));
    }

    private static List<Step> steps(VersionForm reader, String group) {
        var steps = new ArrayList<Step>();
        for (int k = 0; k < Bounds.STEPS; k++) {
            var month = group + "/" + k + "/month";
            var share = group + "/" + k + "/share";
            var form = reader.form;
            if (form.entered(month).isBlank() && form.entered(share).isBlank()) continue;
            var last = reader.needed(month, text -> reader.months(text, 1));
            var earns = reader.needed(share, reader::percent);
            if (last != null && earns != null) steps.add(new Step(last, earns));
        }
        return steps;
    }

    /// How many rows of steps to show: those that are used, and two more.
    static int rows(Form form, String group) {
        int used = 0;
        for (int k = 0; k < Bounds.STEPS; k++) {
            var step = group + "/" + k;
            boolean isEmpty = form.entered(step + "/month").isBlank()
                    && form.entered(step + "/share").isBlank();
            if (!isEmpty) used = k + 1;
        }
        return Math.min(Bounds.STEPS, Math.max(4, used + 2));
    }

    static MultiValueMap<String, String> fields(Viewer viewer, Names names, Frame frame) {
        var words = Words.in(viewer.language());
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("version", String.valueOf(frame.version()));
        fields.add("european", frame.european() ? "yes" : "no");
        fields.add("predecessor",
                frame.predecessor() == null ? "" : frame.predecessor().toString());
        fields.add("life", names.products(viewer, frame.tail().life()).values().stream()
                .map(Names.Named::label).sorted().collect(Collectors.joining("\n")));
        steps(fields, words, "tail", frame.tail().steps());
        steps(fields, words, "inherited", frame.inherited());
        return fields;
    }

    private static void steps(MultiValueMap<String, String> fields, Words words, String group,
            List<Step> steps) {
        for (int k = 0; k < steps.size(); k++) {
            fields.add(group + "/" + k + "/month", String.valueOf(steps.get(k).month()));
            fields.add(group + "/" + k + "/share",
                    words.decimal(steps.get(k).share().percent()));
        }
    }
}
