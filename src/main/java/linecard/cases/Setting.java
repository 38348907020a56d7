package linecard.cases;

/// How an organisation works on its cases.
///
/// @param actDays working days to the first action
/// @param answerDays days that somebody who is asked has to answer
/// @param keepMonths months that a decided case is kept
/// @param tipLine whether anybody may tell something without a name
/// @param version 0 as long as nobody has set it
record Setting(int actDays, int answerDays, int keepMonths, boolean tipLine, int version) {

    static final Setting USUAL = new Setting(1, 10, 60, false, 0);
}
