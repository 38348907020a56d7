package linecard.pipeline;

import linecard.people.Today;
import linecard.pipeline.Between.Usual;
import linecard.pipeline.MovementPages.Asked;
import linecard.views.Viewable;
import linecard.web.Page;
import linecard.web.Query;

import org.springframework.stereotype.Component;

import java.time.Clock;

/// What is measured of the pipeline, as reports of which views are kept.
final class MeasureViews {

    private MeasureViews() {}

    @Component
    static final class OfMovements implements Viewable {

        private final Clock clock;

        OfMovements(Clock clock) {
            this.clock = clock;
        }

        @Override
        public String list() {
            return "pipeline/movements";
        }

        @Override
        public Query understood(Page page, Query asked) {
            return usual(Asked.of(page.viewer(), asked, clock).query(), Usual.WEEK);
        }
    }

    @Component
    static final class OfFunnel implements Viewable {

        private final Clock clock;

        OfFunnel(Clock clock) {
            this.clock = clock;
        }

        @Override
        public String list() {
            return "pipeline/funnel";
        }

        @Override
        public Query understood(Page page, Query asked) {
            var rep = OpportunityFilter.of(asked.values()).rep();
            return usual(Between.of(page.viewer(), asked.values(), Usual.YEAR,
                    Today.of(page, clock)).query().with("rep", rep == null ? "" : rep),
                    Usual.YEAR);
        }
    }

    /// Without what such a report shows anyway.
    static Query usual(Query query, Usual usual) {
        return usual.code().equals(query.values().get("period")) ? query.without("period") : query;
    }
}
