package org.icascope.report.table;

import java.util.List;

/**
 * What a row is, and its columns: paths into the JSON of the same thing. Columns may be added at
 * the end, never moved or renamed.
 */
public enum TableKind {
  SESSIONS(
      "id uid startTime endTime client.ip client.port server.ip server.port reliability outcome"
          + " stack citrixStack alreadyRunning clientShared flows captureFile first.capture"
          + " first.frame last.capture last.frame setup.tcpMs setup.tlsMs setup.bindMs"
          + " setup.channelOpenMs setup.icaInitMs setup.firstDataMs cgp.timeoutSeconds"
          + " cgp.clientKeepAliveMs cgp.serverKeepAliveMs cgp.messagesPerAck cgp.destination"
          + " cgp.staTicket cgp.reconnects cgp.suspendedMs cgp.trackedMessages.clientToServer"
          + " cgp.trackedMessages.serverToClient ica.encryption ica.clientProgram ica.clientBuild"
          + " ica.clientProduct ica.reducerLevel ica.passwordPresent identity.user identity.domain"
          + " identity.clientName identity.application identity.launcher"),
  EVENTS(
      "id uid time type severity confidence session sessionUid flow incident client.ip client.port"
          + " server.ip server.port communityId captureFile at.capture at.frame detectedAt.capture"
          + " detectedAt.frame summary outcome cause closedBy silentBeforeCloseMs"
          + " lastFromClient.capture lastFromClient.frame lastFromClient.time"
          + " lastFromServer.capture lastFromServer.frame lastFromServer.time fromFlow toFlow"
          + " failedFlow icaFlow fromSession attempt gapMs result clientAddressChanged"
          + " serverAddressChanged resumeMs resume direction fromMessage toMessage messages bytes"
          + " trimmed verified queuedMessages queuedBytes catchUpMs timeoutSeconds delayMs cgpCause"
          + " icaCause kind reason source.ip target.ip target.port count intervalMs firstTime"
          + " lastTime status");

  private final List<String> columns;

  TableKind(String columns) {
    this.columns = List.of(columns.split(" "));
  }

  /** Names of the columns in order. */
  public List<String> columns() {
    return columns;
  }
}
