package linecard.detecting;

import java.util.UUID;

/// At which terms an account buys, over a year.
///
/// @param type of customer
/// @param orders how many lines it bought
/// @param net in minor units
/// @param discount of what it would have paid without, from 0 to 1
/// @param returned of what it bought, from 0 on
/// @param price what it paid by what others pay for the same lines, 1 for as much; 0 where no cost
///     is known to compare by
/// @param contacts people known there
public record Terms(
        UUID account, String type, int orders, long net, double discount, double returned,
        double price, int contacts) {}
