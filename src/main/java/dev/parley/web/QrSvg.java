package dev.parley.web;

import io.nayuki.qrcodegen.QrCode;

/// A text as a QR code (ISO/IEC 18004) in SVG.
final class QrSvg {
    /// The quiet zone that the standard asks for, in modules.
    private static final int BORDER = 4;

    private QrSvg() {}

    static String of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * BORDER;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(',')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        return new Html()
                .add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\"", side, side)
                .add(" shape-rendering=\"crispEdges\"><title>QR code</title>")
                .add("<path fill=\"#fff\" d=\"M0,0h{}v{}h-{}z\"/>", side, side, side)
                .add("<path fill=\"#000\" d=\"{}\"/></svg>", path)
                .toString();
    }
}
