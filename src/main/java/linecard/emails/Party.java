package linecard.emails;

/// Somebody at one end of a mail.
///
/// @param name as the mail says it; empty where it says none
/// @param address in small letters
record Party(String name, String address) {

    String shown() {
        return name.isEmpty() ? address : name + " <" + address + ">";
    }
}
