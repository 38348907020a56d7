package linecard.terms;

import linecard.people.Agency;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The form of a version as its page shows it.
///
/// @param id of the version that is changed; null for a new one
/// @param entered what stands in the form, without empty rows
/// @param more the group that gets an empty row: `rates`; empty for none
record VersionBoard(
        Page page, Agency agency, @Nullable UUID id, Form form,
        MultiValueMap<String, String> entered, String more, List<Names.Named> lines,
        List<String> customerTypes, List<Choice> reps, Tryout tryout) {

    private static final int FREE_TIERS = 2;

    /// What the worked example comes to.
    ///
    /// @param worked null where the clauses cannot be reckoned by yet
    /// @param objections what speaks against them
    /// @param month what becomes of it until it is paid; null where `worked` is
    record Tryout(@Nullable Worked worked, List<String> objections, List<String> way,
            String earned, WorkedMonthText.@Nullable Said month) {

        static final Tryout NONE = without(List.of());

        static Tryout without(List<String> objections) {
            return new Tryout(null, objections, List.of(), "", null);
        }
    }

    String path() {
        var all = terms() + "/versions";
        return id == null ? all : all + "/" + id;
    }

    String terms() {
        return "/agencies/" + agency.id() + "/commission-terms";
    }

    List<Integer> rows(String group) {
        return FormRows.places(entered, group, more.equals(group) ? 1 : 0);
    }

    /// With two empty ones, so that tiers can be typed at once.
    List<Integer> tiers(String ladder) {
        int free = Math.max(FREE_TIERS, 4 - FormRows.count(entered, ladder + "/tiers"));
        var all = FormRows.places(entered, ladder + "/tiers", free);
        return all.size() > Bounds.TIERS ? all.subList(0, Bounds.TIERS) : all;
    }

    /// Whether anything stands in one of the fields, or is wrong with it.
    boolean isUsed(String... fields) {
        for (var field : fields) {
            if (!form.entered(field).isBlank() || form.problem(field) != null) return true;
        }
        return false;
    }

    boolean isTicked(String field, Enum<?> box) {
        return form.all(field).stream().anyMatch(box.name()::equalsIgnoreCase);
    }

    /// The values of a word's group, as `terms.event.order` calls them.
    <T extends Enum<T>> List<Choice> choices(String group, Class<T> of) {
        return Arrays.stream(of.getEnumConstants())
                .map(value -> choice(group, value)).toList();
    }

    @SafeVarargs
    final <T extends Enum<T>> List<Choice> choices(String group, T... values) {
        return Arrays.stream(values).map(value -> choice(group, value)).toList();
    }

    private Choice choice(String group, Enum<?> value) {
        return new Choice(value.name(),
                page.t("terms." + group + "." + value.name().toLowerCase(Locale.ROOT)));
    }

    List<Choice> ladders() {
        var choices = new ArrayList<Choice>();
        for (int place : rows("ladders")) {
            var name = form.entered("ladders/" + place + "/name");
            choices.add(new Choice(String.valueOf(place), name.isBlank()
                    ? page.t("terms.ladder.usual", place + 1) : name));
        }
        return choices;
    }

    List<Choice> lineChoices() {
        return lines.stream().map(line -> new Choice(line.id().toString(), line.name())).toList();
    }

    String unit() {
        return page.organisation().currency().getCurrencyCode();
    }
}
