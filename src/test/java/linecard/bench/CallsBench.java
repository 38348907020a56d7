package linecard.bench;

/// `bin/bench calls`: how quickly the queues of many devices are stored, and whether each report is
/// there once.
final class CallsBench {

    private CallsBench() {}

    static void main(String[] args) throws Exception {
        var devices = devices();
        System.out.printf("calls lost=%d doubled=%d store_s=%.2f%n", devices.lost(),
                devices.doubled(), devices.seconds());
        if (devices.lost() + devices.doubled() > 0) System.exit(1);
    }

    private static DeviceLoad.Figures devices() throws Exception {
        var figures = DeviceLoad.run();
        System.out.printf("%d devices with %d reports each, all at once: stored in %.2f s%n",
                DeviceLoad.DEVICES, DeviceLoad.REPORTS, figures.seconds());
        return figures;
    }
}
