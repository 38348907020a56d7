package linecard.forecast;

import linecard.access.Viewer;
import linecard.forecast.Figure.Prospects;
import linecard.forecast.Figure.Range;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/// Figures as rows of their table.
final class FigureRows {

    static final String FIGURE = """
            select f.dimension, f.part, f.rep_id, f.agency_id, f.territory_id, f.state, f.reason,
                   f.past, f.so_far, f.expected, f.half_low, f.half_high, f.most_low, f.most_high,
                   f.quarter_half_low, f.quarter_half_high, f.quarter_most_low,
                   f.quarter_most_high, f.seasons, f.rhythm, f.activity, f.naive, f.from_calls,
                   f.calls_milli, f.pipeline, f.from_open, f.from_wins, f.win_millionths
            from forecast.figure f
            """;

    static final String INSERT = """
            insert into forecast.figure (
                organisation_id, snapshot_id, dimension, part, rep_id, agency_id,
                territory_id, state, reason, past, so_far, expected, half_low, half_high,
                most_low, most_high, quarter_half_low, quarter_half_high, quarter_most_low,
                quarter_most_high, seasons, rhythm, activity, naive, from_calls,
                calls_milli, pipeline, from_open, from_wins, win_millionths)
            values (:organisation, :snapshot, :dimension, :part, :rep::uuid, :agency::uuid,
                    :territory::uuid, :state, :reason, :past, :soFar, :expected, :halfLow,
                    :halfHigh, :mostLow, :mostHigh, :quarterHalfLow, :quarterHalfHigh,
                    :quarterMostLow, :quarterMostHigh, :seasons, :rhythm, :activity, :naive,
                    :fromCalls, :callsMilli, :pipeline, :fromOpen, :fromWins, :winMillionths)
            """;

    private FigureRows() {}

    static MapSqlParameterSource values(Viewer viewer, Snapshot taken, Figure figure) {
        return new MapSqlParameterSource()
                .addValue("organisation", viewer.organisation().id())
                .addValue("snapshot", taken.id())
                .addValue("dimension", figure.dimension().code())
                .addValue("part", figure.part())
                .addValue("rep", figure.rep())
                .addValue("agency", figure.agency())
                .addValue("territory", figure.territory())
                .addValue("state", ForecastText.code(figure.state()))
                .addValue("reason", figure.reason() == Figure.Reason.NONE ? ""
                        : ForecastText.code(figure.reason()))
                .addValue("past", figure.past())
                .addValue("soFar", figure.soFar())
                .addValue("expected", figure.expected())
                .addValue("halfLow", figure.band().halfLow())
                .addValue("halfHigh", figure.band().halfHigh())
                .addValue("mostLow", figure.band().mostLow())
                .addValue("mostHigh", figure.band().mostHigh())
                .addValue("quarterHalfLow", figure.quarterBand().halfLow())
                .addValue("quarterHalfHigh", figure.quarterBand().halfHigh())
                .addValue("quarterMostLow", figure.quarterBand().mostLow())
                .addValue("quarterMostHigh", figure.quarterBand().mostHigh())
                .addValue("seasons", figure.seasons())
                .addValue("rhythm", figure.rhythm())
                .addValue("activity", figure.activity())
                .addValue("naive", figure.naive())
                .addValue("fromCalls", figure.fromCalls())
                .addValue("callsMilli", figure.callsMilli())
                .addValue("pipeline", figure.prospects().all())
                .addValue("fromOpen", figure.prospects().fromOpen())
                .addValue("fromWins", figure.prospects().fromWins())
                .addValue("winMillionths", figure.prospects().winMillionths());
    }

    static Figure read(ResultSet row, int number) throws SQLException {
        var reason = row.getString("reason");
        return new Figure(Dimension.of(row.getString("dimension")), row.getString("part"),
                row.getObject("rep_id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getObject("territory_id", UUID.class),
                Figure.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                reason.isEmpty() ? Figure.Reason.NONE
                        : Figure.Reason.valueOf(reason.toUpperCase(Locale.ROOT)),
                amounts(row, "past"), row.getLong("so_far"), amounts(row, "expected"),
                new Range(amounts(row, "half_low"), amounts(row, "half_high"),
                        amounts(row, "most_low"), amounts(row, "most_high")),
                new Range(amounts(row, "quarter_half_low"), amounts(row, "quarter_half_high"),
                        amounts(row, "quarter_most_low"), amounts(row, "quarter_most_high")),
                amounts(row, "seasons"), amounts(row, "rhythm"), amounts(row, "activity"),
                amounts(row, "naive"), amounts(row, "from_calls"), row.getLong("calls_milli"),
                new Prospects(amounts(row, "pipeline"), amounts(row, "from_open"),
                        amounts(row, "from_wins"), row.getLong("win_millionths")));
    }

    private static long[] amounts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Long[]) row.getArray(column).getArray())
                .mapToLong(Long::longValue).toArray();
    }
}
