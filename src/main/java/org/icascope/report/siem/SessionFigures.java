package org.icascope.report.siem;

import org.icascope.dissect.ica.IcaConnection;
import org.icascope.session.Session;
import org.icascope.session.Session.Cgp;
import org.icascope.session.Session.Setup;

/** What is known of a session, as figures. */
final class SessionFigures {

  private SessionFigures() {}

  static Figures of(Session session) {
    Figures figures = new Figures();
    figures.text("outcome", session.outcome().label());
    figures.text("reliability", session.reliability());
    figures.number("connections", session.connections().size());
    figures.text("stack", session.stack());
    figures.text("citrixStack", session.citrixStack());
    figures.flag("alreadyRunning", session.alreadyRunning());
    figures.flag("clientShared", session.clientShared());
    if (session.link().session().isPresent()) {
      figures.text("leg", session.link().leg().label());
    }
    session.cgp().ifPresent(cgp -> cgp(figures, cgp));
    session.ica().ifPresent(ica -> ica(figures, ica));
    setup(figures, session.setup());
    return figures;
  }

  private static void cgp(Figures figures, Cgp cgp) {
    figures.number("reconnects", cgp.reconnects());
    figures.figure("suspendedMs", cgp.suspendedMs());
    figures.number("timeoutSeconds", cgp.timeoutSeconds());
    figures.number("clientKeepAliveMs", cgp.clientKeepAliveMs());
    figures.number("serverKeepAliveMs", cgp.serverKeepAliveMs());
    figures.number("messagesPerAck", cgp.messagesPerAck());
    figures.text("destination", cgp.destination());
    figures.flag("staTicket", cgp.staTicket());
    figures.text("ticketFingerprint", cgp.ticketFingerprint());
  }

  private static void ica(Figures figures, IcaConnection ica) {
    figures.text("encryption", ica.encryption());
    figures.text("clientProgram", ica.clientProgram());
    figures.number("clientBuild", ica.clientBuild());
    figures.number("serverLevel", ica.serverLevel());
    figures.number("reducerLevel", ica.reducerLevel());
    figures.text("clientProduct", ica.clientProduct());
    figures.number("virtualChannelCount", ica.virtualChannels().size());
    figures.flag("passwordPresent", ica.passwordPresent());
    figures.flag("autoReconnectAttempted", ica.autoReconnect().attempted());
  }

  private static void setup(Figures figures, Setup setup) {
    figures.figure("tcpMs", setup.tcpMs());
    figures.figure("tlsMs", setup.tlsMs());
    figures.figure("bindMs", setup.bindMs());
    figures.figure("channelOpenMs", setup.channelOpenMs());
    figures.figure("icaInitMs", setup.icaInitMs());
    figures.figure("firstDataMs", setup.firstDataMs());
  }
}
