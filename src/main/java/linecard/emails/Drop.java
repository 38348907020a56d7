package linecard.emails;

import linecard.access.Viewer;

import org.springframework.stereotype.Component;

/// Where a member's mails arrive, as pages show it.
///
/// @param isOn whether any can arrive
/// @param address empty where the member has none yet
record Drop(boolean isOn, String address) {

    /// Makes it known to whom it belongs.
    @Component
    static class Offer {

        private final MailIn settings;
        private final DropAddresses addresses;

        Offer(MailIn settings, DropAddresses addresses) {
            this.settings = settings;
            this.addresses = addresses;
        }

        Drop to(Viewer viewer) {
            if (!settings.isOn()) return new Drop(false, "");
            return new Drop(true, addresses.of(viewer).map(settings::address).orElse(""));
        }
    }
}
