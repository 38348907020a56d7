package linecard.bench;

/// `bin/bench calls [REPORTS] [PAGES]`: how quickly the queues of many devices are stored, whether
/// each report is there once, how quickly words are found in so many reports, and how so many call
/// sheets are read, see [PaperBench].
final class CallsBench {

    private static final long REPORTS = 1_000_000;

    private CallsBench() {}

    static void main(String[] args) throws Exception {
        var devices = devices();
        double search = SearchLoad.run(args.length == 0 ? REPORTS : Long.parseLong(args[0]));
        var paper = PaperBench.read(args.length > 1 ? Integer.parseInt(args[1]) : PaperBench.PAGES, 1);
        System.out.printf("calls %s lost=%d doubled=%d store_s=%.2f search_p99_ms=%.1f%n",
                paper, devices.lost(), devices.doubled(), devices.seconds(), search);
        if (devices.lost() + devices.doubled() > 0) System.exit(1);
    }

    private static DeviceLoad.Figures devices() throws Exception {
        var figures = DeviceLoad.run();
        System.out.printf("%d devices with %d reports each, all at once: stored in %.2f s%n",
                DeviceLoad.DEVICES, DeviceLoad.REPORTS, figures.seconds());
        return figures;
    }
}
