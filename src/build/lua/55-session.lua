-- CGP: sessions, numbers of messages, replay -----------------------------------------------------

local UNKNOWN_LOSS, sessions_by_ticket, ica_new, ica_data, ica_gap, OTHER, link_new
local reliability_of, extension_of

do

-- Larger than any message or frame: what was lost has no known length.
UNKNOWN_LOSS = 2 ^ 32

sessions_by_ticket = {}
-- in the part on ICA

local function ledger_new()
  return { next = 1, highest = 0, known = true }
end

local function ledger_lose(ledger)
  ledger.known, ledger.replay_from = false, nil
end

local function ledger_replays(ledger)
  return ledger.replay_from ~= nil and ledger.next >= ledger.replay_from
    and ledger.next <= ledger.replay_to
end

local function ledger_count(ledger)
  local number = ledger.next
  ledger.next = number + 1
  if ledger.known and number > ledger.highest then
    ledger.highest = number
  end
end

-- The other side asks for messages from a number on. Returns whether nothing was known before.
local function ledger_resume(ledger, asked)
  local blind = not ledger.known
  if asked == 0 then
    ledger_lose(ledger)
    return false
  end
  ledger.replay_from = nil
  if ledger.known and asked <= ledger.highest then
    ledger.replay_from, ledger.replay_to = asked, ledger.highest
  end
  ledger.highest = math.max(ledger.highest, asked - 1)
  ledger.next, ledger.known = asked, true
  return blind
end

local function session_new(bound)
  return { bound = bound, ica = nil, ledger = { c = ledger_new(), s = ledger_new() } }
end

local function session_unknown(session)
  session.ledger.c.known, session.ledger.s.known = false, false
  session.ica = session.ica or ica_new()
end

-- One direction of one CGP connection.
local Link = {}
Link.__index = Link

OTHER = { c = "s", s = "c" }

function link_new(connection, side)
  return setmetatable({ conn = connection, side = side }, Link)
end

function Link:is_current()
  local session = self.conn.session
  return session ~= nil and session.bound == self.conn
end

function Link:sent_before(tracked)
  return tracked and self:is_current() and ledger_replays(self.conn.session.ledger[self.side])
end

-- Messages before the answer to a bind: the server's say that there was one.
function Link:seen(tracked)
  local conn = self.conn
  if conn.bind_response or conn.assumed then
    return
  end
  if self.side == "c" and conn.server_seen then
    conn.early = (conn.early or 0) + (tracked and 1 or 0)
  elseif conn.resume then
    conn.assumed = true
    local session = conn.session
    session.bound = conn
    ledger_lose(session.ledger.c)
    self:resume_ledger("s", conn.resynchronised and 0 or conn.asked or 0)
  else
    conn.assumed = true
    if not conn.session then
      conn.session = session_new(conn)
      conn.session.ica = ica_new()
      conn.session.ledger.c.next = 1 + (conn.early or 0)
    end
  end
end

function Link:data_begins()
  self:seen(true)
  self.again = self:sent_before(true)
  self.replayed = not self:is_current() or self.again
end

function Link:payload(data, off, first)
  local session = self.conn.session
  if session and session.ica and not self.replayed then
    ica_data(session.ica, self.side, data, off, first)
  end
end

function Link:payload_gap(count)
  local session = self.conn.session
  if session and session.ica and not self.replayed and count > 0 then
    ica_gap(session.ica, self.side, count)
  end
end

-- A message is whole.
function Link:message(unit, data, payload)
  local conn = self.conn
  unit.side = self.side
  if payload then
    unit.again, unit.number = self.again, self:number(true)
    self:count(true)
  elseif unit.missing > 0 then
    self:cut(unit, data)
  else
    self:control(unit, data)
  end
  tell(unit)
end

-- A message of which not all was captured, and that is not mere data.
function Link:cut(unit, data)
  local content = inside(parse("CgpMessage", data), "content")
  if unit.command == BIND_REQUEST or unit.command == BIND_RESPONSE then
    local body = inside(content, "body")
    if captured(unit.known, reliability_of(body), "secret_ticket") then
      self:bind(unit, body)
    end
  elseif unit.command == 0 then -- most likely data; whether it had a number is open
    if self:is_current() then
      ledger_lose(self.conn.session.ledger[self.side])
    end
  else
    local extension = extension_of(content, unit.known)
    self:numbered(unit, band(inside(extension, "flags") or 0, 1) == 1)
  end
end

function Link:numbered(unit, tracked)
  unit.again, unit.number = self:sent_before(tracked), self:number(tracked)
  self:count(tracked)
end

-- The number that a message has, nil where it has none or messages went by uncounted.
function Link:number(tracked)
  local ledger = tracked and self:is_current() and self.conn.session.ledger[self.side]
  return ledger and ledger.known and ledger.next or nil
end

function Link:count(tracked)
  if tracked and self:is_current() then
    ledger_count(self.conn.session.ledger[self.side])
  end
end

function Link:control(unit, data)
  local message = parse("CgpMessage", data)
  local body = inside(message, "content", "body")
  if unit.command == BIND_REQUEST or unit.command == BIND_RESPONSE then
    self:bind(unit, body)
    return
  end
  local extension = extension_of(inside(message, "content"))
  local tracked = band(inside(extension, "flags") or 0, 1) == 1
  if unit.command == DATA then
    self:seen(tracked)
    self.again = self:sent_before(tracked)
    self.replayed = not self:is_current() or self.again
    local bytes = inside(body, "payload")
    if bytes and #bytes > 0 then
      local off = unit.off and unit.off + unit.length - #bytes
      self:payload(bytes, off, true)
    end
  elseif unit.command ~= NOP then
    self:seen(tracked)
  end
  self:numbered(unit, tracked)
end

-- The extension that numbers and acknowledges messages, nil unless all of it was captured.
function extension_of(content, known)
  local header = inside(content, "header")
  local announced = inside(header, "extensions")
  if announced then
    return captured(known, header, "extensions") and inside(announced, "reliability") or nil
  end
  return captured(known, header, "reliability") and inside(header, "reliability") or nil
end

function reliability_of(bind)
  local list = inside(bind, "capabilities")
  for i = 1, list and list.size or 0 do
    local body = inside(list[i], "content", "body")
    if type(body) == "table" and body._t.class == "CgpCapabilityReliability" then
      return body
    end
  end
end

function Link:bind(unit, body)
  local conn = self.conn
  local response = unit.command == BIND_RESPONSE
  local reliability = reliability_of(body)
  local next_message = inside(reliability, "next_message") or 0
  local ticket = inside(reliability, "secret_ticket") or ""
  unit.asked = conn.asked_for
  if not response then
    if reliability then
      conn.asked_for = inside(reliability, "flags") == 1 and "resume" or "new"
    end
    if not conn.bind_request then
      conn.bind_request = true
      conn.resume = inside(reliability, "flags") == 1
      conn.asked = next_message
      if conn.resume and not (conn.session and conn.session.bound == conn) then
        self:resume_requested(ticket)
      end
    end
  elseif not conn.bind_response then
    if not conn.bind_request and next_message == 0 and ticket == "" then
      return -- it refuses a resume, or begins a session that cannot be resumed
    end
    local assumed = conn.assumed
    conn.bind_response = true
    if conn.resume and not assumed then
      self:resume_answered(next_message, ticket)
    else
      self:bound(next_message, ticket)
    end
  end
end

function Link:resume_requested(ticket)
  local conn = self.conn
  local session = ticket ~= "" and sessions_by_ticket[ticket] or conn.session
  if not session then
    session = session_new(nil)
    session_unknown(session)
  end
  conn.session = session
  if ticket ~= "" and not sessions_by_ticket[ticket] then
    sessions_by_ticket[ticket] = session
  end
end

function Link:adopt(ticket)
  if ticket ~= "" then
    sessions_by_ticket[ticket] = self.conn.session
  end
end

function Link:bound(next_message, ticket)
  local conn = self.conn
  if not conn.session then
    conn.session = session_new(conn)
    conn.session.ica = ica_new()
    conn.session.ledger.c.next = 1 + (conn.early or 0)
  end
  conn.session.bound = conn.session.bound or conn
  self:adopt(ticket)
  if not conn.bind_request and next_message > 0 then
    session_unknown(conn.session)
    self:resume_ledger("c", next_message)
    self:resume_ledger("s", 0)
  end
end

function Link:resume_answered(next_message, ticket)
  local conn = self.conn
  if next_message == 0 then
    conn.refused = true
    return
  end
  conn.session.bound = conn
  self:adopt(ticket)
  self:resume_ledger("c", next_message)
  self:resume_ledger("s", conn.asked)
  if (conn.early or 0) > 0 then
    ledger_lose(conn.session.ledger.c)
  end
end

function Link:resume_ledger(side, asked)
  local session = self.conn.session
  if ledger_resume(session.ledger[side], asked) and session.ica then
    ica_gap(session.ica, side, UNKNOWN_LOSS)
  end
end

function Link:resynchronised()
  local conn = self.conn
  if not conn.session and not conn.bind_request and not conn.bind_response then
    conn.session = session_new(conn)
    session_unknown(conn.session)
    conn.assumed = true
  end
  conn.resynchronised = true
  if self:is_current() then
    ledger_lose(conn.session.ledger[self.side])
    self.replayed = false
    self:payload_gap(UNKNOWN_LOSS)
  end
end

function Link:out_of_sync()
  if self:is_current() then
    ledger_lose(self.conn.session.ledger[self.side])
  end
end

end
