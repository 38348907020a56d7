package linecard.reports;

import linecard.views.Viewable;
import linecard.web.Page;
import linecard.web.Query;

import org.springframework.stereotype.Component;

import java.util.Map;

/// The reports of which views are kept: what they show, never as of which day, since time moves on.
final class ReportViews {

    private ReportViews() {}

    /// @param map what an address holds
    private static Lens.Asked lens(Map<String, String> map) {
        return new Lens.Asked(null, map.get("by"), map.get("basis"), map.get("measure"),
                map.get("line"), map.get("sort"), map.get("name"), null);
    }

    @Component
    static final class OfToday implements Viewable {

        private final Lenses lenses;

        OfToday(Lenses lenses) {
            this.lenses = lenses;
        }

        @Override
        public String list() {
            return "today";
        }

        @Override
        public Query understood(Page page, Query asked) {
            return lenses.of(page.viewer(), lens(asked.values())).said(page.viewer());
        }
    }

    @Component
    static final class OfRanking implements Viewable {

        private final Lenses lenses;

        OfRanking(Lenses lenses) {
            this.lenses = lenses;
        }

        @Override
        public String list() {
            return "ranking";
        }

        @Override
        public boolean isMailed() {
            return true;
        }

        @Override
        public Query understood(Page page, Query asked) {
            var rank = Lens.choice(Ranking.Measure.class, asked.values().get("rank"),
                    Ranking.Measure.ATTAINMENT);
            return ranking(lenses.of(page.viewer(), lens(asked.values())), rank, page);
        }
    }

    static Query ranking(Lens lens, Ranking.Measure rank, Page page) {
        return lens.said(page.viewer()).without("sort").without("name").with("rank",
                rank == Ranking.Measure.ATTAINMENT ? "" : Lens.code(rank));
    }

    @Component
    static final class OfComparison implements Viewable {

        private final Lenses lenses;

        OfComparison(Lenses lenses) {
            this.lenses = lenses;
        }

        @Override
        public String list() {
            return "comparison";
        }

        @Override
        public boolean isMailed() {
            return true;
        }

        @Override
        public Query understood(Page page, Query asked) {
            var map = asked.values();
            return Pair.of(page.viewer(), new Pair.Asked(map.get("period"), map.get("from"),
                    map.get("to"), map.get("thenFrom"), map.get("thenTo"), map.get("by"),
                    map.get("basis")), lenses.today(page.viewer())).said(page.viewer());
        }
    }
}
