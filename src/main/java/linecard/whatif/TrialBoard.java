package linecard.whatif;

import linecard.people.Agency;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The page: the form and, where it was filled in well, what came of it.
///
/// @param years to choose from
/// @param trial null where nothing was asked yet, or it could not be answered; so are the others
/// @param beside what sellers of one's own cost, by the terms in force and by the other ones
record TrialBoard(
        Form form, List<Agency> agencies, List<Integer> years, @Nullable Asked asked,
        @Nullable Example example, @Nullable Trial trial, List<SellerRules.Beside> beside) {

    /// The one that was asked about; null for all.
    @Nullable Agency agency() {
        var wanted = asked == null ? null : asked.agency();
        for (var agency : agencies) if (agency.id().equals(wanted)) return agency;
        return null;
    }

    /// What was asked about, and for when.
    String label(Words words) {
        if (asked == null) return "";
        var agency = agency();
        return asked.stretch().label(words) + (agency == null ? "" : ", " + agency.name());
    }

    /// Archived ones are asked about by their address alone.
    List<Choice> agencyChoices() {
        UUID chosen = asked == null ? null : asked.agency();
        return agencies.stream()
                .filter(agency -> !agency.archived() || agency.id().equals(chosen))
                .map(agency -> new Choice(agency.id().toString(), agency.name()))
                .toList();
    }

    List<Choice> yearChoices() {
        return years.stream().map(year -> new Choice(year.toString(), year.toString())).toList();
    }

    /// The rows of tiers, from the second on.
    static List<Integer> tierRows() {
        var rows = new ArrayList<Integer>();
        for (int row = 2; row <= TrialForm.TIERS; row++) rows.add(row);
        return rows;
    }

    /// Whether any of the fields is filled in or wrong.
    boolean isUsed(String... fields) {
        for (var field : fields) {
            if (!form.entered(field).isBlank() || form.problem(field) != null) return true;
        }
        return false;
    }
}
