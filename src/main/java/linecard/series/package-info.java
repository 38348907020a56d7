/// What will come, going by what was? A history of periods, equal or each with its length, in;
/// expected figures with ranges and reasons, or why there are none, out:
///
///     switch (Forecasting.of(History.of(sales, 12).lasting(workingDays), 18)) {
///         case Forecast forecast -> forecast.total(0, 3).most();
///         case NotEnough none -> none.reason();
///     }
///
/// Knows no clock, no database, no words and no money: figures are plain numbers in whatever unit
/// the history has.
@NullMarked
package linecard.series;

import org.jspecify.annotations.NullMarked;
