package linecard.pipeline;

import linecard.traits.Columns;
import linecard.traits.OwnFilter;
import linecard.traits.Trait;
import linecard.web.Query;
import linecard.words.Words;

import org.springframework.util.MultiValueMap;

import java.util.List;

/// What an address asks of the list of opportunities. What cannot be read is not asked.
///
/// @param columns the names of those beside the opportunity's
record OpportunityQuestion(OpportunityFilter filter, OpportunitySort sort, List<String> columns) {

    static final Columns COLUMNS = new Columns(
            List.of("amount", "stage", "close", "nextStep", "rep"),
            List.of("nextOn", "source", "competitor", Columns.TAGS));

    /// @param traits the own fields in use
    static OpportunityQuestion of(
            MultiValueMap<String, String> asked, List<Trait> traits, Words words) {
        var single = asked.toSingleValueMap();
        return new OpportunityQuestion(
                OpportunityFilter.of(single).of(OwnFilter.of(single, traits, words)),
                OpportunitySort.of(single.getOrDefault("sort", "")),
                COLUMNS.of(asked.getOrDefault("columns", List.of()), traits));
    }

    /// The same, for links.
    Query query() {
        return query(sort);
    }

    Query query(OpportunitySort by) {
        return filter.query().with("sort", by == OpportunitySort.CLOSE ? "" : by.code())
                .with("columns", COLUMNS.said(columns));
    }
}
