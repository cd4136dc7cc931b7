"""The HTTP side of the double: long polling, faults on demand, and what must hold at a test's end."""

import asyncio
import json
import time
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from tests.telegram.double.chats import Chat
from tests.telegram.double.checks import busiest_window, complaints
from tests.telegram.double.errors import ApiError
from tests.telegram.double.faults import Call, Fault
from tests.telegram.double.groups import Channel, Group
from tests.telegram.double.methods import methods_over
from tests.telegram.double.world import World

__all__ = ["TOKEN", "BotApi", "Call", "Fault"]
Json = dict[str, Any]
_CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
_MESSAGES = ("send", "edit", "copy", "forward")
TOKEN = "123456789:AAF-our_own_double-takes_only_this1"


class BotApi:
    """The double. Tests talk to `person` and `group`, the bot to `api_base`."""

    def __init__(self, username: str = "deals_bot", privacy: bool = True, token: str = TOKEN) -> None:
        self.world = World(username, int(token.split(":")[0]), privacy)
        self.token = token
        self.calls: list[Call] = []
        self.polls = 0
        self.unmodelled: list[str] = []
        self._methods = methods_over(self.world)
        self._names = {name.lower(): name for name in (*self._methods, "getUpdates")}
        self._faults: list[Fault] = []
        self._poll: asyncio.Event | None = None
        self._server: HTTPServer | None = None
        self.origin = ""

    @property
    def api_base(self) -> str:
        """Where the bot finds the Bot API."""
        return f"{self.origin}/bot"

    @property
    def file_base(self) -> str:
        """Where the bot finds files."""
        return f"{self.origin}/file/bot"

    async def start(self) -> "BotApi":
        """Listen on a free port of this machine."""
        routes = [
            (r"/bot([^/]+)/(\w+)", _Calls, {"api": self}),
            (r"/file/bot([^/]+)/documents/(\w+)", _Files, {"api": self}),
        ]
        self._server = HTTPServer(Application(routes, log_function=lambda handler: None))
        sockets = bind_sockets(0, "127.0.0.1")
        self._server.add_sockets(sockets)
        self.origin = f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
        return self

    async def stop(self) -> None:
        """Stop listening, and hang up on whoever still waits."""
        if self._server:
            self._server.stop()
            await self._server.close_all_connections()

    def person(self, number: int, name: str, language: str = "en") -> Chat:
        """Somebody's private chat with the bot."""
        user: Json = {"id": number, "is_bot": False, "first_name": name, "language_code": language}
        self.world.users[number] = user
        chat = self.world.chats[number] = {"id": number, "type": "private", "first_name": name}
        return Chat(self.world, chat, user)

    def group(self, number: int, title: str, forum: bool = False) -> Group:
        """A group the bot is in."""
        chat: Json = {"id": number, "type": "supergroup", "title": title}
        self.world.chats[number] = {**chat, "is_forum": True} if forum else chat
        self.world.standing[number] = {self.world.bot["id"]: "member"}
        return Group(self.world, self.world.chats[number], None)

    def channel(self, number: int, title: str) -> Channel:
        """A channel the bot is in."""
        chat = self.world.chats[number] = {"id": number, "type": "channel", "title": title}
        self.world.standing[number] = {self.world.bot["id"]: "administrator"}
        return Channel(self.world, chat)

    def fail(self, fault: Fault) -> None:
        """Let calls go wrong."""
        self._faults.append(fault)

    def called(self, method: str) -> list[Call]:
        """The calls of a method, oldest first."""
        return [call for call in self.calls if call.method == method]

    def rate(self, chat: int, seconds: float) -> int:
        """The most messages and edits the bot sent to a chat in so many seconds."""
        said = [call for call in self.calls if call.method.startswith(_MESSAGES)]
        times = [call.at for call in said if call.parameters.get("chat_id") == str(chat)]
        return busiest_window(times, seconds)

    def verify(self) -> None:
        """What must hold at the end of every test."""
        found = list(complaints(self.world, self.calls, self.unmodelled))
        assert not found, "\n".join([*found, "this was said:", self.world.transcript()])

    async def answer(self, handler: "_Calls", token: str, method: str) -> None:
        """Answer one HTTP request."""
        try:
            if token != self.token:
                raise ApiError(401, "Unauthorized")
            call = self._parameters(handler)
            method = self._names.get(method.lower(), method)  # Telegram minds no case here
            if method == "getUpdates":
                self.polls += 1
            else:
                self.calls.append(Call(method, call, time.monotonic()))
            result = await self._call(method, call, handler)
            handler.answer(200, {"ok": True, "result": result})
        except ApiError as error:
            body = {"ok": False, "error_code": error.code, "description": error.description}
            handler.answer(error.code, {**body, "parameters": error.parameters} if error.parameters else body)
        await self.world.notify()

    def _parameters(self, handler: "_Calls") -> Json:
        """What the call says; an uploaded file is kept, and stands there as its id."""
        call = {name: values[-1].decode() for name, values in handler.request.arguments.items()}
        for name, [upload, *_] in handler.request.files.items():
            call[name] = call[f"attach://{name}"] = self.world.keep_file(upload.filename, upload.body)
        return call

    async def _call(self, method: str, call: Json, handler: "_Calls") -> object:
        fault = next((one for one in self._faults if one.hits(method, call)), None)
        if fault is None:
            return await self._do(method, call, handler)
        fault.times -= 1
        result: object = None
        if fault.done:
            result = await self._do(method, call, handler)
            await self.world.notify()
        await _wait_or_gone(handler, fault.delay)
        if fault.code == 200:
            return result if fault.done else await self._do(method, call, handler)
        if fault.body is not None:
            handler.answer(fault.code, fault.body)
            return None
        code, description, parameters = fault.words()
        raise ApiError(code, description, **parameters)

    async def _do(self, method: str, call: Json, handler: "_Calls") -> object:
        if method == "getUpdates":
            return await self._get_updates(call, handler)
        known = self._methods.get(method)
        if known is None:
            self.unmodelled.append(method)
            raise ApiError(404, "Not Found")
        return known(call)

    async def _get_updates(self, call: Json, handler: "_Calls") -> list[Json]:
        world, offset = self.world, int(call.get("offset") or 0)
        if world.webhook:
            raise ApiError(409, _WEBHOOK)
        if call.get("allowed_updates"):
            world.allowed = json.loads(call["allowed_updates"])
        if self._poll:
            self._poll.set()  # Telegram ends the older of two polls
        mine = self._poll = asyncio.Event()
        world.updates = [update for update in world.updates if update["update_id"] >= offset]
        end = time.monotonic() + float(call.get("timeout") or 0)
        while not (world.updates or world.again or handler.gone.is_set()) and (left := end - time.monotonic()) > 0:
            await world.wait(min(left, 0.25))
            if mine.is_set():
                raise ApiError(409, _CONFLICT)
        if self._poll is mine:
            self._poll = None
        again, world.again = world.again, []
        return [*again, *world.updates[: int(call.get("limit") or 100)]]


class _Calls(RequestHandler):
    def initialize(self, api: BotApi) -> None:
        self.api = api
        self.gone = asyncio.Event()

    async def post(self, token: str, method: str) -> None:
        await self.api.answer(self, token, method)

    def on_connection_close(self) -> None:
        self.gone.set()

    def answer(self, code: int, body: Json | str) -> None:
        """Send the answer, unless one was sent or nobody listens any more."""
        if self.gone.is_set() or self._finished:
            return
        self.set_status(code)
        self.set_header("Content-Type", "application/json" if isinstance(body, dict) else "text/html")
        self.finish(json.dumps(body) if isinstance(body, dict) else body)


class _Files(RequestHandler):
    def initialize(self, api: BotApi) -> None:
        self.api = api

    async def get(self, token: str, number: str) -> None:
        data = self.api.world.files.get(number)
        if token != self.api.token or data is None:
            self.set_status(404)
            return
        self.api.calls.append(Call("download", {"file_id": number}, time.monotonic()))
        self.write(data)


async def _wait_or_gone(handler: _Calls, seconds: float) -> None:
    if seconds:
        try:
            await asyncio.wait_for(handler.gone.wait(), seconds)
        except TimeoutError:
            return
