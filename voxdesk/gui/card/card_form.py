"""The card of a visit as a form: it fills itself from a site or a caption, and never asks.

What cannot be read is said below its field, in words; until it is mended the field counts as it
was last kept, so that everything else is kept meanwhile.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from voxdesk import texts
from voxdesk.domain.captions import Caption, caption
from voxdesk.domain.visit import NameKind, SiteKind, VisitCard
from voxdesk.gui.card.date_field import DateField
from voxdesk.gui.card.field import Field
from voxdesk.gui.card.name_field import NameField
from voxdesk.gui.card.opened_visit import NO_CHOICES, Choices
from voxdesk.gui.card.picks import kinds_picker, pick, refill
from voxdesk.gui.card.zones_field import ZonesField
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.words import later, tr

MOST_DIGITS = 9
NOT_READ = later("This line of the caption could not be read.")


class CardForm(QWidget):
    """Shows a card with `show_card`; `card` is the card as it stands now."""

    changed = Signal()
    left = Signal()
    """A field was left, or something was picked: a good moment to keep the card."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = VisitCard()
        self._choices = NO_CHOICES
        self.site = NameField(tr("Site"))
        self.kind = kinds_picker(tr("Kind of site"), [(each.value, each) for each in SiteKind])
        self.customer = NameField(tr("Customer"))
        self.client = NameField(tr("Client"))
        self.employee = NameField(tr("Employee"))
        self.zones = ZonesField(tr("Zones"))
        self.city = NameField(tr("City"))
        self.date = DateField(tr("Date"))
        self.number = QLineEdit()
        self.number.setAccessibleName(tr("Number"))
        self.scenario = Choice(tr("Scenario"))
        self.scenario.setMinimumContentsLength(8)
        self.consent_by = NameField(tr("Consent to record given by"))
        self.consent_on = DateField(tr("Consent given on"))
        self.number_field = Field(tr("Number"), self.number)
        self.date_field = Field(tr("Date"), self.date)
        self.kind_field = Field(tr("Kind"), self.kind)
        self.site_field = Field(tr("Site"), self.site)
        self.consent_field = Field(tr("Consent to record given by"), self.consent_by)
        self.consent_on_field = Field(tr("Consent given on"), self.consent_on)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.site_field,),
            (self.kind_field, Field(tr("City"), self.city)),
            (self.date_field, self.number_field),
            (Field(tr("Client"), self.client),),
            (Field(tr("Employee"), self.employee),),
            (Field(tr("Customer"), self.customer),),
            (Field(tr("Zones"), self.zones),),
            (Field(tr("Scenario"), self.scenario),),
            (self.consent_field, self.consent_on_field),
        )
        before: QWidget | None = None
        for row, fields in enumerate(rows):
            for column, field in enumerate(fields):
                top = Qt.AlignmentFlag.AlignTop
                grid.addWidget(field, row, column, 1, 2 // len(fields), top)
                editor = field.editor if isinstance(field, Field) else field
                if before is not None:
                    QWidget.setTabOrder(before, editor)
                before = editor
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 80)

    def _connect(self) -> None:
        for line in self.findChildren(QLineEdit):
            line.installEventFilter(self)
        for field in (self.site, self.customer, self.client, self.employee, self.city):
            self._listen(field)
        self._listen(self.consent_by)
        self.site.left.connect(self._fill_from_site)
        self.site.picked.connect(self._fill_from_site)
        for date_field in (self.date, self.consent_on):
            date_field.textEdited.connect(lambda _text: self.changed.emit())
            date_field.left.connect(self._leave)
        self.number.textEdited.connect(lambda _text: self.changed.emit())
        self.number.editingFinished.connect(self._leave)
        self.zones.changed.connect(self.changed)
        self.zones.left.connect(self._leave)
        for choice in (self.kind, self.scenario):
            choice.activated.connect(lambda _place: self.changed.emit())
            choice.activated.connect(lambda _place: self._leave())

    def _listen(self, field: NameField) -> None:
        field.textEdited.connect(lambda _text: self.changed.emit())
        field.picked.connect(lambda _name: self.changed.emit())
        field.left.connect(self._leave)

    # --- showing

    def offer(self, choices: Choices) -> None:
        """What can be picked from now on."""
        self._choices = choices
        for kind, field in (
            (NameKind.SITE, self.site),
            (NameKind.CUSTOMER, self.customer),
            (NameKind.CLIENT, self.client),
            (NameKind.EMPLOYEE, self.employee),
            (NameKind.CITY, self.city),
            (NameKind.ZONE, self.zones.line),
            (NameKind.CLIENT, self.consent_by),
        ):
            field.offer(choices.names.get(kind, ()))
        refill(self.scenario, [("", tr("None")), *choices.scenarios])

    def show_card(self, card: VisitCard) -> None:
        """Show a card as the library keeps it; whatever was said of the fields is taken back."""
        self._kept = card
        self._fill(card)
        self._judge()

    def _fill(self, card: VisitCard) -> None:
        names = (
            (self.site, card.site),
            (self.customer, card.customer),
            (self.client, card.client),
            (self.employee, card.employee),
            (self.city, card.city),
            (self.consent_by, card.consent_by),
        )
        for field, name in names:
            field.show_name(name)
        pick(self.kind, card.site_kind, texts.name(card.site_kind))
        pick(self.scenario, card.scenario_id, card.scenario_id)
        self.zones.show_zones(card.zones)
        self.date.show_day(card.date)
        self.consent_on.show_day(card.consent_on)
        number = "" if card.number is None else str(card.number)
        if self.number.text() != number:
            self.number.setText(number)

    def card(self, *, whole: bool = True) -> VisitCard:
        """The card as it stands; a field that cannot be read counts as it was last kept.

        Unless the `whole` is asked for, so does a name that somebody is typing right now.
        """
        number, was = self.number.text().strip(), self._kept

        def name(field: NameField, kept: str) -> str:
            return _tidy(field) if whole or not field.being_typed() else kept

        return VisitCard(
            site=name(self.site, was.site),
            site_kind=SiteKind(self.kind.currentData()),
            zones=self.zones.zones() if whole else self.zones.chips(),
            city=name(self.city, was.city),
            client=name(self.client, was.client),
            customer=name(self.customer, was.customer),
            employee=name(self.employee, was.employee),
            date=self._kept.date if self.date.wrong() else self.date.day(),
            number=self._kept.number if self._number_wrong() else int(number) if number else None,
            scenario_id=str(self.scenario.currentData() or ""),
            consent_by=name(self.consent_by, was.consent_by),
            consent_on=self._kept.consent_on if self.consent_on.wrong() else self.consent_on.day(),
        )

    def kept(self, card: VisitCard) -> None:
        """The library keeps this card now."""
        self._kept = card

    def kept_card(self) -> VisitCard:
        return self._kept

    # --- reading what was typed

    def _number_wrong(self) -> bool:
        number = self.number.text().strip()
        return bool(number) and not (
            number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS
        )

    def _judge(self) -> None:
        no_date = tr("This is no date. Write 12.05.2026 or 2026-05-12.")
        self.date_field.say(no_date if self.date.wrong() else "")
        self.consent_on_field.say(no_date if self.consent_on.wrong() else "")
        self.number_field.say(
            tr("A number has at most nine digits and nothing else.") if self._number_wrong() else ""
        )
        self.kind_field.say("")
        self.site_field.say("")
        half = self.consent_on.day() is not None and not _tidy(self.consent_by)
        self.consent_field.say(tr("Who gave it?") if half else "", "warning")

    def _leave(self) -> None:
        self._judge()
        self.left.emit()

    def _fill_from_site(self, name: str = "") -> None:
        """A site that is known brings its kind, its owner and its city, where nothing is typed."""
        known = self._choices.site(name or self.site.text())
        if known is None or known.name.casefold() == self._kept.site.casefold():
            return
        if known.site_kind is not None and self.kind.currentData() == SiteKind.OTHER:
            pick(self.kind, known.site_kind, texts.name(known.site_kind))
        for field, value in ((self.customer, known.customer), (self.city, known.city)):
            if not _tidy(field):
                field.show_name(value)
        self.changed.emit()

    # --- captions

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            return self.take_caption(QGuiApplication.clipboard().text())
        return False

    def paste_caption(self) -> None:
        """Fill the form from a caption in the clipboard, or say what one looks like."""
        if not self.take_caption(QGuiApplication.clipboard().text()):
            self.site_field.say(
                tr(
                    "The clipboard holds no caption: six or seven lines, the number first, then "
                    "the date."
                ),
                "warning",
            )

    def take_caption(self, text: str) -> bool:
        """Fill the form from a caption; False when the text is none."""
        found = caption(text)
        if found is None:
            return False
        self._fill(_merged(self.card(), found))
        self._judge()
        for field, line in (
            ("number", self.number_field),
            ("date", self.date_field),
            ("site_kind", self.kind_field),
            ("site", self.site_field),
        ):
            if field in found.unread:
                line.say(tr(NOT_READ), "warning")
        self.changed.emit()
        return True


def _merged(card: VisitCard, found: Caption) -> VisitCard:
    """A card with what a caption says; what it does not say stays."""
    told = found.card
    said = {
        name: getattr(told, name)
        for name in ("site", "city", "client", "employee", "date", "number", "zones", "scenario_id")
        if getattr(told, name)
    }
    if told.site_kind is not SiteKind.OTHER:
        said["site_kind"] = told.site_kind
    return replace(card, **said)


def _tidy(field: QLineEdit) -> str:
    return " ".join(field.text().split())
