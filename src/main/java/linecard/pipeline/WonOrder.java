package linecard.pipeline;

import linecard.money.Money;

import java.time.LocalDate;
import java.util.UUID;

/// An order or invoice that came of an opportunity, or may have.
///
/// @param kind `order` or `invoice`
/// @param document what counts under its number now
record WonOrder(String kind, String number, UUID document, LocalDate bookedOn, Money net) {}
