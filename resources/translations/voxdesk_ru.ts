<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
  <context>
    <name>VoxDesk</name>
    <message numerus="yes">
      <source> and %n more</source>
      <translation>
        <numerusform> и ещё %n</numerusform>
        <numerusform> и ещё %n</numerusform>
        <numerusform> и ещё %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n answers</source>
      <translation>
        <numerusform>%n ответ</numerusform>
        <numerusform>%n ответа</numerusform>
        <numerusform>%n ответов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n are left out: their kind does not fit the kind of site.</source>
      <translation>
        <numerusform>%n не войдёт: вид отчёта не подходит к типу объекта.</numerusform>
        <numerusform>%n не войдут: вид отчёта не подходит к типу объекта.</numerusform>
        <numerusform>%n не войдут: вид отчёта не подходит к типу объекта.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n channels</source>
      <translation>
        <numerusform>%n канал</numerusform>
        <numerusform>%n канала</numerusform>
        <numerusform>%n каналов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n characters more, at least</source>
      <translation>
        <numerusform>ещё хотя бы %n знак</numerusform>
        <numerusform>ещё хотя бы %n знака</numerusform>
        <numerusform>ещё хотя бы %n знаков</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n chats</source>
      <translation>
        <numerusform>%n беседа</numerusform>
        <numerusform>%n беседы</numerusform>
        <numerusform>%n бесед</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n chosen visits</source>
      <translation>
        <numerusform>%n выбранный визит</numerusform>
        <numerusform>%n выбранных визита</numerusform>
        <numerusform>%n выбранных визитов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n documents</source>
      <translation>
        <numerusform>%n документ</numerusform>
        <numerusform>%n документа</numerusform>
        <numerusform>%n документов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n doubtful, not counted</source>
      <translation>
        <numerusform>%n сомнительная, не учтена</numerusform>
        <numerusform>%n сомнительные, не учтены</numerusform>
        <numerusform>%n сомнительных, не учтены</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n entries</source>
      <translation>
        <numerusform>%n запись корзины</numerusform>
        <numerusform>%n записи корзины</numerusform>
        <numerusform>%n записей корзины</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n entries are forgotten.</source>
      <translation>
        <numerusform>%n запись корзины забыта.</numerusform>
        <numerusform>%n записи корзины забыты.</numerusform>
        <numerusform>%n записей корзины забыто.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n entries are lost</source>
      <translation>
        <numerusform>%n событие потеряно</numerusform>
        <numerusform>%n события потеряны</numerusform>
        <numerusform>%n событий потеряно</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n events</source>
      <translation>
        <numerusform>%n событие</numerusform>
        <numerusform>%n события</numerusform>
        <numerusform>%n событий</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n с ошибкой</numerusform>
        <numerusform>%n с ошибкой</numerusform>
        <numerusform>%n с ошибкой</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files could not be imported</source>
      <translation>
        <numerusform>%n файл не удалось импортировать</numerusform>
        <numerusform>%n файла не удалось импортировать</numerusform>
        <numerusform>%n файлов не удалось импортировать</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n findings</source>
      <translation>
        <numerusform>%n вывод</numerusform>
        <numerusform>%n вывода</numerusform>
        <numerusform>%n выводов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n found</source>
      <translation>
        <numerusform>Найдено: %n</numerusform>
        <numerusform>Найдено: %n</numerusform>
        <numerusform>Найдено: %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n jobs</source>
      <translation>
        <numerusform>%n задание</numerusform>
        <numerusform>%n задания</numerusform>
        <numerusform>%n заданий</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n jobs are not done. They stop safely and go on at the next start.</source>
      <translation>
        <numerusform>%n задание не закончено. Оно аккуратно остановится и продолжится при следующем запуске.</numerusform>
        <numerusform>%n задания не закончены. Они аккуратно остановятся и продолжатся при следующем запуске.</numerusform>
        <numerusform>%n заданий не закончено. Они аккуратно остановятся и продолжатся при следующем запуске.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n jobs are still to do.</source>
      <translation>
        <numerusform>Осталось %n задание.</numerusform>
        <numerusform>Осталось %n задания.</numerusform>
        <numerusform>Осталось %n заданий.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n jobs are under way or wait. They stop after the piece at hand, and go on when the library is open again.</source>
      <translation>
        <numerusform>%n задание идёт или ждёт. Оно остановится после текущего шага и продолжится, когда библиотека снова откроется.</numerusform>
        <numerusform>%n задания идут или ждут. Они остановятся после текущего шага и продолжатся, когда библиотека снова откроется.</numerusform>
        <numerusform>%n заданий идут или ждут. Они остановятся после текущего шага и продолжатся, когда библиотека снова откроется.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n left out</source>
      <translation>
        <numerusform>%n не вошёл</numerusform>
        <numerusform>%n не вошли</numerusform>
        <numerusform>%n не вошли</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n мин</numerusform>
        <numerusform>%n мин</numerusform>
        <numerusform>%n мин</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n months</source>
      <translation>
        <numerusform>%n месяц</numerusform>
        <numerusform>%n месяца</numerusform>
        <numerusform>%n месяцев</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more are in the reports themselves.</source>
      <translation>
        <numerusform>Ещё %n есть в самих отчётах.</numerusform>
        <numerusform>Ещё %n есть в самих отчётах.</numerusform>
        <numerusform>Ещё %n есть в самих отчётах.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more are in the table that Export writes.</source>
      <translation>
        <numerusform>Ещё %n есть в таблице, которую пишет экспорт.</numerusform>
        <numerusform>Ещё %n есть в таблице, которую пишет экспорт.</numerusform>
        <numerusform>Ещё %n есть в таблице, которую пишет экспорт.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n not counted</source>
      <translation>
        <numerusform>%n не учтена</numerusform>
        <numerusform>%n не учтены</numerusform>
        <numerusform>%n не учтено</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n notes</source>
      <translation>
        <numerusform>%n заметка</numerusform>
        <numerusform>%n заметки</numerusform>
        <numerusform>%n заметок</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them drafts</source>
      <translation>
        <numerusform>из них %n черновик</numerusform>
        <numerusform>из них %n черновика</numerusform>
        <numerusform>из них %n черновиков</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n originals have gaps</source>
      <translation>
        <numerusform>У %n оригинала есть пропуски</numerusform>
        <numerusform>У %n оригиналов есть пропуски</numerusform>
        <numerusform>У %n оригиналов есть пропуски</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n parts of segments: {role}</source>
      <translation>
        <numerusform>%n часть реплик: {role}</numerusform>
        <numerusform>%n части реплик: {role}</numerusform>
        <numerusform>%n частей реплик: {role}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n parts stay open: the model was not sure</source>
      <translation>
        <numerusform>%n часть остаётся открытой: модель не была уверена</numerusform>
        <numerusform>%n части остаются открытыми: модель не была уверена</numerusform>
        <numerusform>%n частей остаются открытыми: модель не была уверена</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n quotes</source>
      <translation>
        <numerusform>%n цитата</numerusform>
        <numerusform>%n цитаты</numerusform>
        <numerusform>%n цитат</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings</source>
      <translation>
        <numerusform>%n запись</numerusform>
        <numerusform>%n записи</numerusform>
        <numerusform>%n записей</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings moved</source>
      <translation>
        <numerusform>%n запись перенесена</numerusform>
        <numerusform>%n записи перенесены</numerusform>
        <numerusform>%n записей перенесено</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings moved to the bin</source>
      <translation>
        <numerusform>%n запись перемещена в корзину</numerusform>
        <numerusform>%n записи перемещены в корзину</numerusform>
        <numerusform>%n записей перемещено в корзину</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings selected</source>
      <translation>
        <numerusform>Выбрана %n запись</numerusform>
        <numerusform>Выбраны %n записи</numerusform>
        <numerusform>Выбрано %n записей</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings were cut off when VoxDesk last ended. What was recorded is kept, but for the last second.</source>
      <translation>
        <numerusform>%n запись оборвалась, когда VoxDesk закрылся в прошлый раз. Записанное сохранено, кроме последней секунды.</numerusform>
        <numerusform>%n записи оборвались, когда VoxDesk закрылся в прошлый раз. Записанное сохранено, кроме последней секунды.</numerusform>
        <numerusform>%n записей оборвалось, когда VoxDesk закрылся в прошлый раз. Записанное сохранено, кроме последней секунды.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n reports</source>
      <translation>
        <numerusform>%n отчёт</numerusform>
        <numerusform>%n отчёта</numerusform>
        <numerusform>%n отчётов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n reports are being written</source>
      <translation>
        <numerusform>%n отчёт составляется</numerusform>
        <numerusform>%n отчёта составляются</numerusform>
        <numerusform>%n отчётов составляются</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n reports count</source>
      <translation>
        <numerusform>учтён %n отчёт</numerusform>
        <numerusform>учтено %n отчёта</numerusform>
        <numerusform>учтено %n отчётов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n reports were made by it</source>
      <translation>
        <numerusform>По нему составлен %n отчёт</numerusform>
        <numerusform>По нему составлено %n отчёта</numerusform>
        <numerusform>По нему составлено %n отчётов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n segments accepted</source>
      <translation>
        <numerusform>Принята %n реплика</numerusform>
        <numerusform>Приняты %n реплики</numerusform>
        <numerusform>Принято %n реплик</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n segments are the same</source>
      <translation>
        <numerusform>%n реплика совпадает</numerusform>
        <numerusform>%n реплики совпадают</numerusform>
        <numerusform>%n реплик совпадают</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n segments chosen</source>
      <translation>
        <numerusform>Выбрана %n реплика</numerusform>
        <numerusform>Выбрано %n реплики</numerusform>
        <numerusform>Выбрано %n реплик</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n segments deleted</source>
      <translation>
        <numerusform>%n реплика удалена</numerusform>
        <numerusform>%n реплики удалены</numerusform>
        <numerusform>%n реплик удалено</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n segments differ</source>
      <translation>
        <numerusform>%n реплика отличается</numerusform>
        <numerusform>%n реплики отличаются</numerusform>
        <numerusform>%n реплик отличаются</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n segments given to {name}</source>
      <translation>
        <numerusform>%n реплика отдана: {name}</numerusform>
        <numerusform>%n реплики отданы: {name}</numerusform>
        <numerusform>%n реплик отдано: {name}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n things</source>
      <translation>
        <numerusform>%n вещь</numerusform>
        <numerusform>%n вещи</numerusform>
        <numerusform>%n вещей</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n things are removed.</source>
      <translation>
        <numerusform>%n вещь удалена.</numerusform>
        <numerusform>%n вещи удалены.</numerusform>
        <numerusform>%n вещей удалено.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n things keep it from being final</source>
      <translation>
        <numerusform>Окончательным его не даёт сделать %n причина</numerusform>
        <numerusform>Окончательным его не дают сделать %n причины</numerusform>
        <numerusform>Окончательным его не дают сделать %n причин</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to come</source>
      <translation>
        <numerusform>впереди %n</numerusform>
        <numerusform>впереди %n</numerusform>
        <numerusform>впереди %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n visits</source>
      <translation>
        <numerusform>%n визит</numerusform>
        <numerusform>%n визита</numerusform>
        <numerusform>%n визитов</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n visits have no transcript yet: without one their reports fail.</source>
      <translation>
        <numerusform>У %n визита ещё нет расшифровки: без неё отчёт не составить.</numerusform>
        <numerusform>У %n визитов ещё нет расшифровки: без неё отчёты не составить.</numerusform>
        <numerusform>У %n визитов ещё нет расшифровки: без неё отчёты не составить.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n visits name it now.</source>
      <translation>
        <numerusform>Сейчас это имя стоит в %n визите.</numerusform>
        <numerusform>Сейчас это имя стоит в %n визитах.</numerusform>
        <numerusform>Сейчас это имя стоит в %n визитах.</numerusform>
      </translation>
    </message>
    <message>
      <source>A GGUF file</source>
      <translation>Файл GGUF</translation>
    </message>
    <message>
      <source>A PNG or JPEG picture in the head of Word and PDF reports.</source>
      <translation>Картинка PNG или JPEG в шапке отчётов Word и PDF.</translation>
    </message>
    <message>
      <source>A Word file whose styles, header and footer Word reports take.</source>
      <translation>Файл Word, чьи стили и колонтитулы берут отчёты Word.</translation>
    </message>
    <message>
      <source>A backup is the whole library in one file, checked when it is made, with a seal beside it. Best on another disk. An encrypted library gives encrypted backups.</source>
      <translation>Резервная копия — это вся библиотека в одном файле, проверенная при создании, с печатью рядом. Лучше на другом диске. У зашифрованной библиотеки и копии зашифрованы.</translation>
    </message>
    <message>
      <source>A batch writes reports of the kinds you choose on many visits, one after the other, overnight too. What came of each stands here in a table.</source>
      <translation>Пакет составляет отчёты выбранных видов по многим визитам, один за другим, можно и за ночь. Что получилось, показано здесь в таблице.</translation>
    </message>
    <message>
      <source>A capture</source>
      <translation>Запись с микрофона</translation>
    </message>
    <message>
      <source>A draft again: {report}</source>
      <translation>Снова черновик: {report}</translation>
    </message>
    <message>
      <source>A graphics card is many times faster, where there is one that fits.</source>
      <translation>Видеокарта во много раз быстрее, если есть подходящая.</translation>
    </message>
    <message>
      <source>A job</source>
      <translation>Задание</translation>
    </message>
    <message>
      <source>A later version is in its place</source>
      <translation>На его месте более новая версия</translation>
    </message>
    <message>
      <source>A message of the system when a transcription or a report is ready, or failed.</source>
      <translation>Сообщение системы, когда расшифровка или отчёт готовы или не удались.</translation>
    </message>
    <message>
      <source>A model that this needs is not installed.</source>
      <translation>Модель, которая для этого нужна, не установлена.</translation>
    </message>
    <message>
      <source>A new version: {report}</source>
      <translation>Новая версия: {report}</translation>
    </message>
    <message>
      <source>A number has at most nine digits and nothing else.</source>
      <translation>В номере не больше девяти цифр и ничего другого.</translation>
    </message>
    <message>
      <source>A page of the file</source>
      <translation>Страница файла</translation>
    </message>
    <message>
      <source>A passage</source>
      <translation>Фрагмент</translation>
    </message>
    <message>
      <source>A passphrase is recommended on a computer that travels.</source>
      <translation>На компьютере, который возят с собой, пароль рекомендуется.</translation>
    </message>
    <message>
      <source>A recording is running already</source>
      <translation>Запись уже идёт</translation>
    </message>
    <message>
      <source>A recording is running. It ends here, and what was recorded is kept.</source>
      <translation>Идёт запись. Здесь она закончится, а записанное сохранится.</translation>
    </message>
    <message>
      <source>A reference</source>
      <translation>Ссылка</translation>
    </message>
    <message>
      <source>A report goes through the criteria and quotes what was said to each.</source>
      <translation>Отчёт проходит по критериям и приводит сказанное по каждому.</translation>
    </message>
    <message>
      <source>A report goes through the scenario's criteria and quotes what was said to each.</source>
      <translation>Отчёт проходит по критериям сценария и приводит сказанное по каждому.</translation>
    </message>
    <message>
      <source>A report needs a finished transcript</source>
      <translation>Для отчёта нужна законченная расшифровка</translation>
    </message>
    <message>
      <source>A report needs a finished transcript.</source>
      <translation>Для отчёта нужна законченная расшифровка.</translation>
    </message>
    <message>
      <source>A report needs all its recordings transcribed</source>
      <translation>Для отчёта нужно, чтобы все его записи были расшифрованы</translation>
    </message>
    <message>
      <source>A report needs transcribed recordings</source>
      <translation>Для отчёта нужны расшифрованные записи</translation>
    </message>
    <message>
      <source>A report on which visit?</source>
      <translation>По какому визиту отчёт?</translation>
    </message>
    <message>
      <source>A report says for each criterion what was said for and against it, with quotes to hear. It is written from the transcribed recordings of a visit.</source>
      <translation>Отчёт показывает по каждому критерию, что было сказано за и против, с цитатами, которые можно прослушать. Он составляется по расшифрованным записям визита.</translation>
    </message>
    <message>
      <source>A report that was taken over, or is still being written, says nothing here.</source>
      <translation>Перенесённый или ещё не готовый отчёт здесь ничего не показывает.</translation>
    </message>
    <message>
      <source>A row for each quote, for spreadsheets; its seal is a file beside it.</source>
      <translation>По строке на цитату, для электронных таблиц; печать в файле рядом.</translation>
    </message>
    <message>
      <source>A saved index</source>
      <translation>Сохранённый указатель</translation>
    </message>
    <message>
      <source>A seal says with your signature how far the chain reaches today. Keep it apart from the library: held against it later, nobody can have shortened or rewritten what came before.</source>
      <translation>Печать говорит вашей подписью, докуда цепочка доходит сегодня. Храните её отдельно от библиотеки: сверив с ней позже, видно, что никто не укоротил и не переписал того, что было раньше.</translation>
    </message>
    <message>
      <source>A setting had a value that does not fit; its default is used. The old file is kept as settings.bak.json.</source>
      <translation>Значение настройки не подошло; взято обычное. Прежний файл сохранён как settings.bak.json.</translation>
    </message>
    <message>
      <source>A visit is one outing to a site: its card, recordings, photos and reports stand together here. Every import begins one by itself.</source>
      <translation>Визит — один выход на объект: его карточка, записи, фотографии и отчёты стоят здесь вместе. Каждый импорт сам начинает новый визит.</translation>
    </message>
    <message>
      <source>A visit of its own</source>
      <translation>Отдельный визит</translation>
    </message>
    <message>
      <source>A visit without a card</source>
      <translation>Визит без карточки</translation>
    </message>
    <message>
      <source>About</source>
      <translation>Сведения</translation>
    </message>
    <message>
      <source>About this recording</source>
      <translation>Об этой записи</translation>
    </message>
    <message>
      <source>Accept</source>
      <translation>Принять</translation>
    </message>
    <message numerus="yes">
      <source>Accept all %n</source>
      <translation>
        <numerusform>Принять всю %n</numerusform>
        <numerusform>Принять все %n</numerusform>
        <numerusform>Принять все %n</numerusform>
      </translation>
    </message>
    <message>
      <source>Accept all that was heard again</source>
      <translation>Принять всё, что услышано заново</translation>
    </message>
    <message>
      <source>Accept the finding</source>
      <translation>Принять вывод</translation>
    </message>
    <message>
      <source>Accepted</source>
      <translation>Принят</translation>
    </message>
    <message>
      <source>Accepted: {finding}</source>
      <translation>Принято: {finding}</translation>
    </message>
    <message>
      <source>Accepting can be undone. What you gave to a speaker yourself stays.</source>
      <translation>Принятие можно отменить. То, что вы сами отдали говорящему, останется.</translation>
    </message>
    <message>
      <source>Across visits</source>
      <translation>По всем визитам</translation>
    </message>
    <message>
      <source>Action</source>
      <translation>Действие</translation>
    </message>
    <message>
      <source>Actions and their keys</source>
      <translation>Действия и их клавиши</translation>
    </message>
    <message>
      <source>Active</source>
      <translation>В работе</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Добавить</translation>
    </message>
    <message>
      <source>Add a GGUF file…</source>
      <translation>Добавить файл GGUF…</translation>
    </message>
    <message>
      <source>Add a check</source>
      <translation>Добавить пункт</translation>
    </message>
    <message>
      <source>Add a criterion</source>
      <translation>Добавить критерий</translation>
    </message>
    <message>
      <source>Add a section</source>
      <translation>Добавить раздел</translation>
    </message>
    <message>
      <source>Add a speaker</source>
      <translation>Добавить говорящего</translation>
    </message>
    <message>
      <source>Add a zone</source>
      <translation>Добавить зону</translation>
    </message>
    <message>
      <source>Add as critical</source>
      <translation>Добавить как критику</translation>
    </message>
    <message>
      <source>Add as neutral</source>
      <translation>Добавить как нейтральное</translation>
    </message>
    <message>
      <source>Add as positive</source>
      <translation>Добавить как похвалу</translation>
    </message>
    <message>
      <source>Add as speaking against it</source>
      <translation>Добавить как довод против</translation>
    </message>
    <message>
      <source>Add as speaking for it</source>
      <translation>Добавить как довод за</translation>
    </message>
    <message>
      <source>Add evidence…</source>
      <translation>Добавить подтверждение…</translation>
    </message>
    <message>
      <source>Add from a folder…</source>
      <translation>Добавить из папки…</translation>
    </message>
    <message>
      <source>Add photos and documents</source>
      <translation>Добавить фотографии и документы</translation>
    </message>
    <message>
      <source>Add photos and documents…</source>
      <translation>Добавить фотографии и документы…</translation>
    </message>
    <message>
      <source>Add the speakers, then select segments in the transcript and give them to one. Names and roles then stand in every export.</source>
      <translation>Добавьте говорящих, затем выделите реплики в расшифровке и отдайте их одному из них. Имена и роли появятся во всех экспортах.</translation>
    </message>
    <message>
      <source>Add to a finding…</source>
      <translation>Добавить к выводу…</translation>
    </message>
    <message>
      <source>Add to which finding?</source>
      <translation>К какому выводу добавить?</translation>
    </message>
    <message>
      <source>Added</source>
      <translation>Добавлено</translation>
    </message>
    <message>
      <source>Added by you</source>
      <translation>Добавлено вами</translation>
    </message>
    <message>
      <source>Added: {model}</source>
      <translation>Добавлено: {model}</translation>
    </message>
    <message>
      <source>Add…</source>
      <translation>Добавить…</translation>
    </message>
    <message>
      <source>After so long without work their memory is given back; the next job loads anew.</source>
      <translation>Через столько времени без работы их память возвращается; следующее задание загрузит их снова.</translation>
    </message>
    <message>
      <source>Aliases stand for the names on cards, of speakers and those below; in sound they are bleeped.</source>
      <translation>Имена из карточек, имена говорящих и указанные ниже заменены псевдонимами, в звуке они заглушены.</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Все</translation>
    </message>
    <message numerus="yes">
      <source>All %n visits of the list</source>
      <translation>
        <numerusform>Весь список: %n визит</numerusform>
        <numerusform>Весь список: %n визита</numerusform>
        <numerusform>Весь список: %n визитов</numerusform>
      </translation>
    </message>
    <message>
      <source>All done</source>
      <translation>Всё сделано</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>Все файлы</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>Все файлы (*)</translation>
    </message>
    <message>
      <source>All findings</source>
      <translation>Все выводы</translation>
    </message>
    <message>
      <source>All kinds of report</source>
      <translation>Все виды отчётов</translation>
    </message>
    <message>
      <source>All names</source>
      <translation>Все имена</translation>
    </message>
    <message>
      <source>All of the report as data, in a form that is published with VoxDesk.</source>
      <translation>Весь отчёт как данные, по схеме, опубликованной с VoxDesk.</translation>
    </message>
    <message>
      <source>All recordings are shown</source>
      <translation>Показаны все записи</translation>
    </message>
    <message>
      <source>All recordings of this visit</source>
      <translation>Все записи этого визита</translation>
    </message>
    <message>
      <source>All sections</source>
      <translation>Все разделы</translation>
    </message>
    <message>
      <source>All that can be spared</source>
      <translation>Все, какие можно</translation>
    </message>
    <message>
      <source>All that was found is shown</source>
      <translation>Показано всё найденное</translation>
    </message>
    <message>
      <source>All {count}</source>
      <translation>Все {count}</translation>
    </message>
    <message>
      <source>An NVIDIA graphics card</source>
      <translation>Видеокарта NVIDIA</translation>
    </message>
    <message>
      <source>An encrypted library asks for its passphrase again. Jobs go on behind the lock.</source>
      <translation>Зашифрованная библиотека снова спросит пароль. Задания идут за замком.</translation>
    </message>
    <message>
      <source>An engine could not do this. What it had finished is kept.</source>
      <translation>Движок не смог этого сделать. То, что он успел, сохранено.</translation>
    </message>
    <message>
      <source>An engine ended unexpectedly. What it had finished is kept.</source>
      <translation>Движок неожиданно завершился. То, что он успел, сохранено.</translation>
    </message>
    <message>
      <source>An engine failed.</source>
      <translation>Движок не сработал.</translation>
    </message>
    <message>
      <source>An engine gave no sign of life and was ended. What it had finished is kept.</source>
      <translation>Движок перестал отвечать и был остановлен. То, что он успел, сохранено.</translation>
    </message>
    <message>
      <source>An event does not read as it was written. Somebody with access to the file altered it without VoxDesk.</source>
      <translation>Событие читается не так, как было записано. Кто-то с доступом к файлу изменил его в обход VoxDesk.</translation>
    </message>
    <message>
      <source>An original</source>
      <translation>Оригинал</translation>
    </message>
    <message>
      <source>Another VoxDesk works on this library's jobs; they run there.</source>
      <translation>Заданиями этой библиотеки занят другой VoxDesk; они выполняются там.</translation>
    </message>
    <message>
      <source>Another name</source>
      <translation>Другое имя</translation>
    </message>
    <message>
      <source>Another name to hide</source>
      <translation>Ещё имя, которое скрыть</translation>
    </message>
    <message>
      <source>Another program holds the library. Nothing was changed.</source>
      <translation>Библиотеку держит другая программа. Ничего не изменено.</translation>
    </message>
    <message>
      <source>Another visit</source>
      <translation>Другой визит</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>Ответ</translation>
    </message>
    <message>
      <source>Any visit</source>
      <translation>Любой визит</translation>
    </message>
    <message>
      <source>Appearance</source>
      <translation>Внешний вид</translation>
    </message>
    <message>
      <source>Apply retention</source>
      <translation>Применить правила хранения</translation>
    </message>
    <message>
      <source>Arabic</source>
      <translation>Арабский</translation>
    </message>
    <message>
      <source>As it came</source>
      <translation>Как было</translation>
    </message>
    <message>
      <source>As the evidence says</source>
      <translation>Как следует из подтверждений</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Как в системе</translation>
    </message>
    <message>
      <source>Ask everybody who is recorded. Who agreed, and when, has its place on the visit card.</source>
      <translation>Спросите каждого, кого записываете. Кто и когда согласился, пишется в карточке визита.</translation>
    </message>
    <message>
      <source>Ask for it again</source>
      <translation>Спросить снова</translation>
    </message>
    <message>
      <source>Ask whoever administers this computer.</source>
      <translation>Обратитесь к тому, кто управляет этим компьютером.</translation>
    </message>
    <message>
      <source>At least {count} characters. Four or five unrelated words are easy to keep in mind and hard to guess.</source>
      <translation>Не меньше {count} знаков. Четыре-пять не связанных слов легко запомнить и трудно угадать.</translation>
    </message>
    <message>
      <source>At {time}</source>
      <translation>На {time}</translation>
    </message>
    <message>
      <source>Audio</source>
      <translation>Звук</translation>
    </message>
    <message>
      <source>Audio and video ({patterns})</source>
      <translation>Звук и видео ({patterns})</translation>
    </message>
    <message>
      <source>Audio, text and everything made from them leave the library and its indexes. This is the one thing that cannot be undone; only a backup made before still holds them. The chain of custody keeps that they were forgotten, not what they said.</source>
      <translation>Звук, текст и всё, что из них сделано, уходят из библиотеки и её указателей. Это единственное, чего нельзя отменить; они останутся только в резервной копии, сделанной раньше. Цепочка сохранности хранит то, что они забыты, но не то, что в них сказано.</translation>
    </message>
    <message>
      <source>Audio; its transcript and its hash stay</source>
      <translation>Звук; его расшифровка и контрольная сумма остаются</translation>
    </message>
    <message>
      <source>Audit methodology assessment</source>
      <translation>Оценка методологии аудита</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Автоматически</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Назад</translation>
    </message>
    <message>
      <source>Back to all recordings</source>
      <translation>Назад ко всем записям</translation>
    </message>
    <message>
      <source>Back to draft</source>
      <translation>Снова в черновик</translation>
    </message>
    <message>
      <source>Back to the report</source>
      <translation>К отчёту</translation>
    </message>
    <message>
      <source>Back to what the program wrote</source>
      <translation>Вернуть написанное программой</translation>
    </message>
    <message>
      <source>Back to where it plays</source>
      <translation>Туда, где звучит</translation>
    </message>
    <message>
      <source>Back up</source>
      <translation>Сделать резервную копию</translation>
    </message>
    <message>
      <source>Back up into a folder…</source>
      <translation>Копировать в папку…</translation>
    </message>
    <message>
      <source>Back up now</source>
      <translation>Сделать копию сейчас</translation>
    </message>
    <message>
      <source>Backed up</source>
      <translation>Сделана резервная копия</translation>
    </message>
    <message>
      <source>Backing up</source>
      <translation>Создаётся резервная копия</translation>
    </message>
    <message>
      <source>Backup</source>
      <translation>Резервная копия</translation>
    </message>
    <message>
      <source>Backups</source>
      <translation>Резервные копии</translation>
    </message>
    <message>
      <source>Batch</source>
      <translation>Пакет</translation>
    </message>
    <message>
      <source>Batches</source>
      <translation>Пакеты</translation>
    </message>
    <message>
      <source>Begin</source>
      <translation>Начать</translation>
    </message>
    <message>
      <source>Beginnings of words, with commas between</source>
      <translation>Начала слов через запятую</translation>
    </message>
    <message>
      <source>Beside: makes another library of the backup and opens it; this one stays as it is. In its place: this library is moved aside under another name, nothing is overwritten, and the backup is opened here.</source>
      <translation>Рядом: из копии делается другая библиотека и открывается; эта остаётся как есть. Вместо неё: эта библиотека отодвигается под другим именем, ничего не перезаписывается, и копия открывается здесь.</translation>
    </message>
    <message>
      <source>Best, needs much memory</source>
      <translation>Лучшая, требует много памяти</translation>
    </message>
    <message>
      <source>Best, slowest</source>
      <translation>Лучшая, самая медленная</translation>
    </message>
    <message>
      <source>Better, slower</source>
      <translation>Лучше, медленнее</translation>
    </message>
    <message>
      <source>Between its neighbours: {start} to {end}</source>
      <translation>Между соседними: с {start} по {end}</translation>
    </message>
    <message>
      <source>Between…</source>
      <translation>Между…</translation>
    </message>
    <message>
      <source>Bin</source>
      <translation>Корзина</translation>
    </message>
    <message>
      <source>Bring a recording in</source>
      <translation>Добавить запись</translation>
    </message>
    <message>
      <source>Bring its folder from a computer that has it ({source}), on a stick say, and choose Add from a folder.</source>
      <translation>Принесите её папку с компьютера, где она есть ({source}), например на флешке, и выберите «Добавить из папки».</translation>
    </message>
    <message>
      <source>Bring the file back from a backup of this computer. If there is none, move it away: the next seal is then signed by a new key, with another fingerprint.</source>
      <translation>Верните файл из резервной копии этого компьютера. Если её нет, уберите его: следующую печать подпишет новый ключ, с другим отпечатком.</translation>
    </message>
    <message>
      <source>Bring the report on: reviewed, final, new version</source>
      <translation>Продвинуть отчёт: проверен, окончательный, новая версия</translation>
    </message>
    <message>
      <source>By client</source>
      <translation>По клиентам</translation>
    </message>
    <message>
      <source>By employee</source>
      <translation>По сотрудникам</translation>
    </message>
    <message>
      <source>By itself</source>
      <translation>Сам по себе</translation>
    </message>
    <message>
      <source>By month</source>
      <translation>По месяцам</translation>
    </message>
    <message>
      <source>By site</source>
      <translation>По объектам</translation>
    </message>
    <message>
      <source>Calendar</source>
      <translation>Календарь</translation>
    </message>
    <message>
      <source>Called, {site}</source>
      <translation>Название, {site}</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Отмена</translation>
    </message>
    <message>
      <source>Cancel this job</source>
      <translation>Отменить это задание</translation>
    </message>
    <message>
      <source>Cancel: {work}</source>
      <translation>Отменить: {work}</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>Отменено пользователем</translation>
    </message>
    <message>
      <source>Cancelled: {job}</source>
      <translation>Отменено: {job}</translation>
    </message>
    <message>
      <source>Card</source>
      <translation>Карточка</translation>
    </message>
    <message>
      <source>Chain of custody</source>
      <translation>Цепочка сохранности</translation>
    </message>
    <message>
      <source>Change a note</source>
      <translation>Изменить заметку</translation>
    </message>
    <message>
      <source>Change the passphrase…</source>
      <translation>Сменить пароль…</translation>
    </message>
    <message>
      <source>Change the times…</source>
      <translation>Изменить время…</translation>
    </message>
    <message>
      <source>Change the visit card</source>
      <translation>Изменить карточку визита</translation>
    </message>
    <message>
      <source>Chat</source>
      <translation>Беседа</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>Пункт</translation>
    </message>
    <message>
      <source>Check the backup</source>
      <translation>Проверить копию</translation>
    </message>
    <message>
      <source>Check the file</source>
      <translation>Проверить файл</translation>
    </message>
    <message>
      <source>Check the library</source>
      <translation>Проверить библиотеку</translation>
    </message>
    <message>
      <source>Check the name or the command; `voxdesk --help` lists what there is.</source>
      <translation>Проверьте имя или команду; что есть, показывает `voxdesk --help`.</translation>
    </message>
    <message>
      <source>Check the permissions of the file and its folder.</source>
      <translation>Проверьте права на файл и его папку.</translation>
    </message>
    <message>
      <source>Checked</source>
      <translation>Проверено</translation>
    </message>
    <message>
      <source>Checking the backup</source>
      <translation>Проверяется копия</translation>
    </message>
    <message>
      <source>Checking the file</source>
      <translation>Проверяется файл</translation>
    </message>
    <message>
      <source>Chinese</source>
      <translation>Китайский</translation>
    </message>
    <message>
      <source>Choose a backup</source>
      <translation>Выберите резервную копию</translation>
    </message>
    <message>
      <source>Choose a backup first</source>
      <translation>Сначала выберите резервную копию</translation>
    </message>
    <message>
      <source>Choose a finding first</source>
      <translation>Сначала выберите вывод</translation>
    </message>
    <message>
      <source>Choose a finding with quotes first</source>
      <translation>Сначала выберите вывод с цитатами</translation>
    </message>
    <message>
      <source>Choose a job first: Tab goes from one to the next</source>
      <translation>Сначала выберите задание: Tab переходит от одного к другому</translation>
    </message>
    <message>
      <source>Choose a kind of report first</source>
      <translation>Сначала выберите вид отчёта</translation>
    </message>
    <message>
      <source>Choose a library first</source>
      <translation>Сначала выберите библиотеку</translation>
    </message>
    <message>
      <source>Choose a report first</source>
      <translation>Сначала выберите отчёт</translation>
    </message>
    <message>
      <source>Choose a seal, or an export with one</source>
      <translation>Выберите печать или экспорт с нею</translation>
    </message>
    <message>
      <source>Choose a segment first</source>
      <translation>Сначала выберите реплику</translation>
    </message>
    <message>
      <source>Choose a smaller model, or close other programs.</source>
      <translation>Выберите модель поменьше или закройте другие программы.</translation>
    </message>
    <message>
      <source>Choose a visit first</source>
      <translation>Сначала выберите визит</translation>
    </message>
    <message>
      <source>Choose an action to give it other keys.</source>
      <translation>Выберите действие, чтобы дать ему другие клавиши.</translation>
    </message>
    <message>
      <source>Choose another file.</source>
      <translation>Выберите другой файл.</translation>
    </message>
    <message>
      <source>Choose another name, or open it.</source>
      <translation>Выберите другое имя или откройте её.</translation>
    </message>
    <message>
      <source>Choose another passphrase</source>
      <translation>Выбрать другой пароль</translation>
    </message>
    <message>
      <source>Choose another place…</source>
      <translation>Выбрать другое место…</translation>
    </message>
    <message>
      <source>Choose at most 10 minutes</source>
      <translation>Выберите не больше 10 минут</translation>
    </message>
    <message>
      <source>Choose one name first</source>
      <translation>Сначала выберите одно имя</translation>
    </message>
    <message>
      <source>Choose one segment first</source>
      <translation>Сначала выберите одну реплику</translation>
    </message>
    <message>
      <source>Choose segments, or double-click one and select words in it.</source>
      <translation>Выберите реплики или дважды щёлкните реплику и выделите слова.</translation>
    </message>
    <message>
      <source>Choose something that was found first</source>
      <translation>Сначала выберите что-нибудь из найденного</translation>
    </message>
    <message>
      <source>Choose the folder…</source>
      <translation>Выбрать папку…</translation>
    </message>
    <message>
      <source>Choose the passphrase and keep its recovery sheet first</source>
      <translation>Сначала выберите пароль и сохраните лист восстановления</translation>
    </message>
    <message>
      <source>Choose the right file, or go back to a backup of the library.</source>
      <translation>Выберите нужный файл или вернитесь к резервной копии библиотеки.</translation>
    </message>
    <message>
      <source>Choose two names first</source>
      <translation>Сначала выберите два имени</translation>
    </message>
    <message>
      <source>Choose two or more segments that follow each other</source>
      <translation>Выберите две или больше реплик, которые идут подряд</translation>
    </message>
    <message>
      <source>Choose what to put back first</source>
      <translation>Сначала выберите, что вернуть</translation>
    </message>
    <message>
      <source>Chosen, but {state}</source>
      <translation>Выбрана, но {state}</translation>
    </message>
    <message>
      <source>Cities</source>
      <translation>Города</translation>
    </message>
    <message>
      <source>City</source>
      <translation>Город</translation>
    </message>
    <message>
      <source>Clear all</source>
      <translation>Сбросить всё</translation>
    </message>
    <message>
      <source>Clear finished</source>
      <translation>Убрать законченные</translation>
    </message>
    <message>
      <source>Client</source>
      <translation>Клиент</translation>
    </message>
    <message>
      <source>Clients</source>
      <translation>Клиенты</translation>
    </message>
    <message>
      <source>Clock off</source>
      <translation>Часы расходятся</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Закрыть</translation>
    </message>
    <message>
      <source>Close VoxDesk</source>
      <translation>Закрыть VoxDesk</translation>
    </message>
    <message>
      <source>Close now</source>
      <translation>Закрыть сейчас</translation>
    </message>
    <message>
      <source>Close the other program or choose another name, and try again.</source>
      <translation>Закройте другую программу или выберите другое имя и попробуйте ещё раз.</translation>
    </message>
    <message>
      <source>Close the search</source>
      <translation>Закрыть поиск</translation>
    </message>
    <message>
      <source>Close this message</source>
      <translation>Закрыть это сообщение</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Столбцы</translation>
    </message>
    <message>
      <source>Columns as they come</source>
      <translation>Столбцы как были</translation>
    </message>
    <message>
      <source>Columns…</source>
      <translation>Столбцы…</translation>
    </message>
    <message>
      <source>Comes with the program</source>
      <translation>Поставляется с программой</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Сравнение</translation>
    </message>
    <message>
      <source>Compare with</source>
      <translation>Сравнить с</translation>
    </message>
    <message>
      <source>Compared</source>
      <translation>Сравнение</translation>
    </message>
    <message>
      <source>Compliance with the audit programme</source>
      <translation>Соответствие программе аудита</translation>
    </message>
    <message>
      <source>Computer asleep</source>
      <translation>Компьютер спал</translation>
    </message>
    <message>
      <source>Confirm</source>
      <translation>Подтвердить</translation>
    </message>
    <message>
      <source>Confirmed by you</source>
      <translation>Подтверждено вами</translation>
    </message>
    <message>
      <source>Connect a microphone or choose another that `voxdesk devices` lists; close other programs that use it.</source>
      <translation>Подключите микрофон или выберите другой из списка `voxdesk devices`; закройте другие программы, которые его используют.</translation>
    </message>
    <message>
      <source>Consent</source>
      <translation>Согласие</translation>
    </message>
    <message>
      <source>Consent given on</source>
      <translation>Согласие дано</translation>
    </message>
    <message>
      <source>Consent to record given by</source>
      <translation>Согласие на запись дал(а)</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Продолжить</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Копировать</translation>
    </message>
    <message>
      <source>Copy these as a list</source>
      <translation>Скопировать списком</translation>
    </message>
    <message>
      <source>Copy to edit</source>
      <translation>Скопировать и изменить</translation>
    </message>
    <message>
      <source>Copying {name}…</source>
      <translation>Копируется {name}…</translation>
    </message>
    <message>
      <source>Correct the text</source>
      <translation>Исправить текст</translation>
    </message>
    <message>
      <source>Corrected</source>
      <translation>Исправлено</translation>
    </message>
    <message>
      <source>Corrected. Alt+H shows what was heard.</source>
      <translation>Исправлено. Alt+H показывает, что было услышано.</translation>
    </message>
    <message>
      <source>Counted from</source>
      <translation>Считается от</translation>
    </message>
    <message>
      <source>Coverage by section</source>
      <translation>Охват по разделам</translation>
    </message>
    <message>
      <source>Covered, %</source>
      <translation>Охват, %</translation>
    </message>
    <message>
      <source>Criteria, each with a verdict</source>
      <translation>Критерии с оценкой каждого</translation>
    </message>
    <message>
      <source>Criterion</source>
      <translation>Критерий</translation>
    </message>
    <message>
      <source>Critical</source>
      <translation>Критика</translation>
    </message>
    <message>
      <source>Customer</source>
      <translation>Заказчик</translation>
    </message>
    <message>
      <source>Customer not known</source>
      <translation>Заказчик неизвестен</translation>
    </message>
    <message>
      <source>Customers</source>
      <translation>Заказчики</translation>
    </message>
    <message>
      <source>Customers, clients, sites and other names are kept once and shared by all visits. Mend a spelling here, or make one name of two.</source>
      <translation>Заказчики, клиенты, объекты и другие имена хранятся один раз и общие для всех визитов. Исправьте здесь написание или сделайте из двух имён одно.</translation>
    </message>
    <message>
      <source>Damaged</source>
      <translation>Повреждена</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Тёмная</translation>
    </message>
    <message>
      <source>Data (JSON)</source>
      <translation>Данные (JSON)</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Дата</translation>
    </message>
    <message>
      <source>Date and time</source>
      <translation>Дата и время</translation>
    </message>
    <message>
      <source>Decide again</source>
      <translation>Решить заново</translation>
    </message>
    <message>
      <source>Decision factors in this site</source>
      <translation>Факторы выбора этого объекта</translation>
    </message>
    <message>
      <source>Decoded</source>
      <translation>Декодировано</translation>
    </message>
    <message>
      <source>Decrypting the library</source>
      <translation>Библиотека расшифровывается</translation>
    </message>
    <message>
      <source>Deep</source>
      <translation>Тщательно</translation>
    </message>
    <message>
      <source>Default</source>
      <translation>По умолчанию</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Удалить</translation>
    </message>
    <message>
      <source>Delete segments</source>
      <translation>Удалить реплики</translation>
    </message>
    <message>
      <source>Deleted</source>
      <translation>Удалено</translation>
    </message>
    <message>
      <source>Derived audio</source>
      <translation>Производный звук</translation>
    </message>
    <message>
      <source>Design audit</source>
      <translation>Дизайн-аудит</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Подробности</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Устройство</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>Убрать</translation>
    </message>
    <message>
      <source>Do next</source>
      <translation>Сделать следующим</translation>
    </message>
    <message>
      <source>Do this job next</source>
      <translation>Сделать это задание следующим</translation>
    </message>
    <message>
      <source>Document</source>
      <translation>Документ</translation>
    </message>
    <message>
      <source>Documents</source>
      <translation>Документы</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Готово</translation>
    </message>
    <message>
      <source>Done again</source>
      <translation>Повторено</translation>
    </message>
    <message>
      <source>Done in {time}</source>
      <translation>Сделано за {time}</translation>
    </message>
    <message>
      <source>Doubtful</source>
      <translation>Сомнительно</translation>
    </message>
    <message>
      <source>Draft</source>
      <translation>Черновик</translation>
    </message>
    <message>
      <source>Drop files or whole folders anywhere on this window, or record here and now.</source>
      <translation>Перетащите файлы или целые папки куда угодно в это окно или запишите прямо сейчас.</translation>
    </message>
    <message>
      <source>Drop photos and documents here: they are kept with the visit.</source>
      <translation>Перетащите сюда фотографии и документы: они хранятся вместе с визитом.</translation>
    </message>
    <message>
      <source>Drop recordings here</source>
      <translation>Перетащите записи сюда</translation>
    </message>
    <message>
      <source>Drop to import and transcribe</source>
      <translation>Отпустите, чтобы импортировать и расшифровать</translation>
    </message>
    <message>
      <source>Dropped recording</source>
      <translation>Перетащенная запись</translation>
    </message>
    <message>
      <source>Due today</source>
      <translation>Срок вышел</translation>
    </message>
    <message>
      <source>Each by itself</source>
      <translation>Каждый отдельно</translation>
    </message>
    <message>
      <source>Each customer stands for itself: nothing is mixed.</source>
      <translation>Каждый заказчик сам по себе: ничего не смешивается.</translation>
    </message>
    <message>
      <source>Easy to guess: it repeats itself or counts up</source>
      <translation>Легко угадать: повторяется или идёт по порядку</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Изменить</translation>
    </message>
    <message>
      <source>Edit the finding</source>
      <translation>Изменить вывод</translation>
    </message>
    <message>
      <source>Edited: {finding}</source>
      <translation>Изменено: {finding}</translation>
    </message>
    <message>
      <source>Employee</source>
      <translation>Сотрудник</translation>
    </message>
    <message>
      <source>Employees</source>
      <translation>Сотрудники</translation>
    </message>
    <message>
      <source>Empty the bin</source>
      <translation>Очистить корзину</translation>
    </message>
    <message>
      <source>Empty the bin…</source>
      <translation>Очистить корзину…</translation>
    </message>
    <message>
      <source>Encrypt the library</source>
      <translation>Зашифровать библиотеку</translation>
    </message>
    <message>
      <source>Encrypted</source>
      <translation>Зашифрована</translation>
    </message>
    <message>
      <source>Encrypted: nobody reads the file without the passphrase</source>
      <translation>Зашифрована: без пароля файл никто не прочитает</translation>
    </message>
    <message>
      <source>Encrypting the library</source>
      <translation>Библиотека шифруется</translation>
    </message>
    <message>
      <source>Encrypting the library anew</source>
      <translation>Библиотека шифруется заново</translation>
    </message>
    <message>
      <source>End earlier</source>
      <translation>Закончить раньше</translation>
    </message>
    <message>
      <source>End later</source>
      <translation>Закончить позже</translation>
    </message>
    <message>
      <source>Ends at</source>
      <translation>Кончается в</translation>
    </message>
    <message>
      <source>English</source>
      <translation>Английский</translation>
    </message>
    <message>
      <source>Enter keeps it and goes on, Esc leaves it as it was</source>
      <translation>Enter сохраняет и идёт дальше, Esc оставляет как было</translation>
    </message>
    <message>
      <source>Enter keeps it, Esc leaves it as it was</source>
      <translation>Enter сохраняет, Esc оставляет как было</translation>
    </message>
    <message>
      <source>Enter opens where it was said. Space plays it.</source>
      <translation>Enter открывает место, где это сказано. Пробел включает его.</translation>
    </message>
    <message>
      <source>Event</source>
      <translation>Событие</translation>
    </message>
    <message>
      <source>Events were taken out of the log. What was done then can no longer be shown; a backup from before may still tell.</source>
      <translation>События вынуты из журнала. Что тогда сделано, больше не показать; об этом может рассказать более ранняя копия.</translation>
    </message>
    <message>
      <source>Every day</source>
      <translation>Каждый день</translation>
    </message>
    <message>
      <source>Every kind of site</source>
      <translation>Объекты любого типа</translation>
    </message>
    <message>
      <source>Every month</source>
      <translation>Каждый месяц</translation>
    </message>
    <message>
      <source>Every segment with its times as data, in a published form.</source>
      <translation>Каждая реплика с временем как данные, по опубликованной схеме.</translation>
    </message>
    <message>
      <source>Every week</source>
      <translation>Каждую неделю</translation>
    </message>
    <message>
      <source>Every {count} hours</source>
      <translation>Каждые {count} ч</translation>
    </message>
    <message>
      <source>Everything</source>
      <translation>Всё</translation>
    </message>
    <message>
      <source>Everything came through.</source>
      <translation>Всё прошло.</translation>
    </message>
    <message>
      <source>Everything is as the chain of custody says.</source>
      <translation>Всё так, как говорит цепочка сохранности.</translation>
    </message>
    <message>
      <source>Everything is done.</source>
      <translation>Всё сделано.</translation>
    </message>
    <message>
      <source>Everything is in one file on this computer: recordings, texts, reports, and what was done to them. Copy it, and you have it all.</source>
      <translation>Всё лежит в одном файле на этом компьютере: записи, тексты, отчёты и то, что с ними делали. Скопируйте его — и у вас есть всё.</translation>
    </message>
    <message>
      <source>Everything is paused, also after a restart. What was finished is kept.</source>
      <translation>Всё приостановлено, в том числе после перезапуска. Законченное сохранено.</translation>
    </message>
    <message>
      <source>Everything that is done to the library stands in its chain of custody. Verifying holds every text and every original against it: is all as it was left?</source>
      <translation>Всё, что делают с библиотекой, стоит в её цепочке сохранности. Проверка сверяет с ней каждый текст и каждый оригинал: всё ли осталось как было?</translation>
    </message>
    <message>
      <source>Everything was spoken of</source>
      <translation>Обо всём было сказано</translation>
    </message>
    <message>
      <source>Evidence added: {finding}</source>
      <translation>Подтверждение добавлено: {finding}</translation>
    </message>
    <message>
      <source>Evidence confirmed: {finding}</source>
      <translation>Цитата подтверждена: {finding}</translation>
    </message>
    <message>
      <source>Evidence for “{finding}”</source>
      <translation>Подтверждение для вывода «{finding}»</translation>
    </message>
    <message>
      <source>Evidence left to the model: {finding}</source>
      <translation>Цитата оставлена модели: {finding}</translation>
    </message>
    <message>
      <source>Evidence not counted: {finding}</source>
      <translation>Цитата не учтена: {finding}</translation>
    </message>
    <message>
      <source>Evidence pack (ZIP)</source>
      <translation>Пакет доказательств (ZIP)</translation>
    </message>
    <message>
      <source>Evidence packs alone hold originals</source>
      <translation>Исходные записи есть только в пакете доказательств</translation>
    </message>
    <message>
      <source>Evidence removed: {finding}</source>
      <translation>Подтверждение убрано: {finding}</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Экспорт</translation>
    </message>
    <message>
      <source>Export into a folder</source>
      <translation>Экспортировать в папку</translation>
    </message>
    <message>
      <source>Export the report…</source>
      <translation>Экспортировать отчёт…</translation>
    </message>
    <message>
      <source>Export the tables…</source>
      <translation>Экспортировать таблицы…</translation>
    </message>
    <message>
      <source>Export the table…</source>
      <translation>Экспортировать таблицу…</translation>
    </message>
    <message>
      <source>Exported</source>
      <translation>Экспортировано</translation>
    </message>
    <message>
      <source>Exporting</source>
      <translation>Экспортируется</translation>
    </message>
    <message numerus="yes">
      <source>Exporting %n recordings</source>
      <translation>
        <numerusform>Экспортируется %n запись</numerusform>
        <numerusform>Экспортируются %n записи</numerusform>
        <numerusform>Экспортируются %n записей</numerusform>
      </translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Экспорт…</translation>
    </message>
    <message>
      <source>F1 shows all keys, Ctrl+K finds everything that can be done.</source>
      <translation>F1 показывает все клавиши, Ctrl+K находит всё, что можно сделать.</translation>
    </message>
    <message>
      <source>Factor</source>
      <translation>Фактор</translation>
    </message>
    <message>
      <source>Factors</source>
      <translation>Факторы</translation>
    </message>
    <message>
      <source>Factors of a taxonomy</source>
      <translation>Факторы таксономии</translation>
    </message>
    <message>
      <source>Factors that no taxonomy names</source>
      <translation>Факторы вне таксономии</translation>
    </message>
    <message>
      <source>Factors, the most frequent first</source>
      <translation>Факторы, начиная с самых частых</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>Не удалось</translation>
    </message>
    <message>
      <source>Fair, for small computers</source>
      <translation>Средне, для слабых компьютеров</translation>
    </message>
    <message>
      <source>Fetching uses the network, and this window is locked off it. Run this in a terminal, then choose Look again:</source>
      <translation>Для получения нужна сеть, а это окно от неё отрезано. Выполните это в терминале и нажмите «Посмотреть снова»:</translation>
    </message>
    <message>
      <source>Fewer leave more of the computer to other programs.</source>
      <translation>Чем меньше, тем больше компьютера остаётся другим программам.</translation>
    </message>
    <message>
      <source>Figure</source>
      <translation>Показатель</translation>
    </message>
    <message>
      <source>Figure over time</source>
      <translation>Показатель во времени</translation>
    </message>
    <message>
      <source>Figures</source>
      <translation>Цифры</translation>
    </message>
    <message>
      <source>Figures are computed by rules: change them in the source.</source>
      <translation>Показатели вычисляются по правилам: меняйте их в исходном тексте.</translation>
    </message>
    <message>
      <source>Figures compared</source>
      <translation>Сравнение показателей</translation>
    </message>
    <message>
      <source>Figures over time, frequent factors and gaps come from complete reports on visits. Write some, or show all visits.</source>
      <translation>Показатели во времени, частые факторы и пробелы берутся из готовых отчётов по визитам. Составьте их или покажите все визиты.</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Файл</translation>
    </message>
    <message>
      <source>Files and folders are copied into the library. The originals stay where they are.</source>
      <translation>Файлы и папки копируются в библиотеку. Оригиналы остаются на своих местах.</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Фильтр</translation>
    </message>
    <message>
      <source>Filter by names or number</source>
      <translation>Отобрать по именам или номеру</translation>
    </message>
    <message>
      <source>Filter renamed to “{name}”</source>
      <translation>Фильтр переименован в «{name}»</translation>
    </message>
    <message>
      <source>Filter the visits</source>
      <translation>Отобрать визиты</translation>
    </message>
    <message>
      <source>Filter visits</source>
      <translation>Отобрать визиты</translation>
    </message>
    <message>
      <source>Filter “{name}” removed</source>
      <translation>Фильтр «{name}» убран</translation>
    </message>
    <message>
      <source>Filter…</source>
      <translation>Фильтр…</translation>
    </message>
    <message>
      <source>Final</source>
      <translation>Окончательный</translation>
    </message>
    <message>
      <source>Final. It is not altered any more, only superseded.</source>
      <translation>Окончательный. Он больше не меняется, его можно только заменить.</translation>
    </message>
    <message>
      <source>Final: {report}</source>
      <translation>Окончательный: {report}</translation>
    </message>
    <message>
      <source>Find a name</source>
      <translation>Найти имя</translation>
    </message>
    <message>
      <source>Find a report</source>
      <translation>Найти отчёт</translation>
    </message>
    <message>
      <source>Find a setting</source>
      <translation>Найти настройку</translation>
    </message>
    <message>
      <source>Find an action</source>
      <translation>Найти действие</translation>
    </message>
    <message>
      <source>Find an action, a page or a recording</source>
      <translation>Найти действие, страницу или запись</translation>
    </message>
    <message>
      <source>Find an action…</source>
      <translation>Найти действие…</translation>
    </message>
    <message>
      <source>Find and replace</source>
      <translation>Найти и заменить</translation>
    </message>
    <message>
      <source>Find in the transcript</source>
      <translation>Найти в расшифровке</translation>
    </message>
    <message>
      <source>Find in this transcript</source>
      <translation>Найти в этой расшифровке</translation>
    </message>
    <message>
      <source>Find out by itself</source>
      <translation>Определить самому</translation>
    </message>
    <message>
      <source>Find what was said and written</source>
      <translation>Найдите сказанное и написанное</translation>
    </message>
    <message>
      <source>Finding</source>
      <translation>Вывод</translation>
    </message>
    <message>
      <source>Findings</source>
      <translation>Выводы</translation>
    </message>
    <message>
      <source>Findings appear here as they are written.</source>
      <translation>Выводы появляются здесь по мере написания.</translation>
    </message>
    <message>
      <source>Finds what was meant, not only the same words. Another one reads all texts anew.</source>
      <translation>Находит то, что имели в виду, а не только те же слова. Другая прочитает все тексты заново.</translation>
    </message>
    <message>
      <source>Finds what was meant, not only the same words: for search and reports.</source>
      <translation>Находит то, что имели в виду, а не только те же слова: для поиска и отчётов.</translation>
    </message>
    <message>
      <source>Finished</source>
      <translation>Законченные</translation>
    </message>
    <message>
      <source>Finished jobs cleared</source>
      <translation>Законченные задания убраны</translation>
    </message>
    <message>
      <source>First day</source>
      <translation>Первый день</translation>
    </message>
    <message>
      <source>First lines</source>
      <translation>Первые строки</translation>
    </message>
    <message>
      <source>Fixed by your organisation</source>
      <translation>Закреплено вашей организацией</translation>
    </message>
    <message>
      <source>Fixed by your organisation: {names}</source>
      <translation>Закреплено вашей организацией: {names}</translation>
    </message>
    <message>
      <source>Follow the audio in the text</source>
      <translation>Следовать за звуком в тексте</translation>
    </message>
    <message>
      <source>For</source>
      <translation>Для</translation>
    </message>
    <message>
      <source>For other programs</source>
      <translation>Для других программ</translation>
    </message>
    <message>
      <source>For trials; judges poorly by itself</source>
      <translation>Для проб; сама по себе судит плохо</translation>
    </message>
    <message>
      <source>For video players; its seal is a file beside it.</source>
      <translation>Для видеоплееров; печать в файле рядом.</translation>
    </message>
    <message>
      <source>For web players.</source>
      <translation>Для плееров на веб-страницах.</translation>
    </message>
    <message>
      <source>Forbidden by your organisation: {names}</source>
      <translation>Запрещено вашей организацией: {names}</translation>
    </message>
    <message>
      <source>Forget for good</source>
      <translation>Забыть навсегда</translation>
    </message>
    <message>
      <source>Forget {what} for good?</source>
      <translation>Забыть навсегда: {what}?</translation>
    </message>
    <message>
      <source>Forgetting</source>
      <translation>Забывается</translation>
    </message>
    <message>
      <source>Forgotten</source>
      <translation>Забыто</translation>
    </message>
    <message>
      <source>Form</source>
      <translation>Форма</translation>
    </message>
    <message>
      <source>Form or source</source>
      <translation>Форма или исходный текст</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Формат</translation>
    </message>
    <message>
      <source>Formats</source>
      <translation>Форматы</translation>
    </message>
    <message>
      <source>Found</source>
      <translation>Найдено</translation>
    </message>
    <message>
      <source>Free software under the Apache License 2.0. Nothing leaves this computer.</source>
      <translation>Свободная программа под лицензией Apache 2.0. Ничто не покидает этот компьютер.</translation>
    </message>
    <message>
      <source>Free some space, or choose another disk, and try again.</source>
      <translation>Освободите место или выберите другой диск и попробуйте ещё раз.</translation>
    </message>
    <message>
      <source>French</source>
      <translation>Французский</translation>
    </message>
    <message>
      <source>From</source>
      <translation>С</translation>
    </message>
    <message>
      <source>From other visits. Not evidence of this one.</source>
      <translation>Из других визитов. Для этого визита — не доказательство.</translation>
    </message>
    <message>
      <source>General decision factors</source>
      <translation>Общие факторы выбора</translation>
    </message>
    <message>
      <source>German</source>
      <translation>Немецкий</translation>
    </message>
    <message>
      <source>Get it with `voxdesk models get`, or bring its folder from another machine and run `voxdesk models add`.</source>
      <translation>Получите её командой `voxdesk models get` или принесите её папку с другого компьютера и выполните `voxdesk models add`.</translation>
    </message>
    <message>
      <source>Get {model}</source>
      <translation>Получить {model}</translation>
    </message>
    <message>
      <source>Get…</source>
      <translation>Получить…</translation>
    </message>
    <message>
      <source>Give a speaker a role</source>
      <translation>Дать говорящему роль</translation>
    </message>
    <message>
      <source>Give it a passphrase…</source>
      <translation>Дать ей пароль…</translation>
    </message>
    <message>
      <source>Give segments to a speaker</source>
      <translation>Отдать реплики говорящему</translation>
    </message>
    <message>
      <source>Give selection</source>
      <translation>Отдать выделенное</translation>
    </message>
    <message>
      <source>Give selection to {name}</source>
      <translation>Отдать выделенное: {name}</translation>
    </message>
    <message>
      <source>Give to nobody</source>
      <translation>Никому</translation>
    </message>
    <message>
      <source>Give to the eighth speaker</source>
      <translation>Отдать восьмому говорящему</translation>
    </message>
    <message>
      <source>Give to the fifth speaker</source>
      <translation>Отдать пятому говорящему</translation>
    </message>
    <message>
      <source>Give to the first speaker</source>
      <translation>Отдать первому говорящему</translation>
    </message>
    <message>
      <source>Give to the fourth speaker</source>
      <translation>Отдать четвёртому говорящему</translation>
    </message>
    <message>
      <source>Give to the ninth speaker</source>
      <translation>Отдать девятому говорящему</translation>
    </message>
    <message>
      <source>Give to the second speaker</source>
      <translation>Отдать второму говорящему</translation>
    </message>
    <message>
      <source>Give to the seventh speaker</source>
      <translation>Отдать седьмому говорящему</translation>
    </message>
    <message>
      <source>Give to the sixth speaker</source>
      <translation>Отдать шестому говорящему</translation>
    </message>
    <message>
      <source>Give to the third speaker</source>
      <translation>Отдать третьему говорящему</translation>
    </message>
    <message>
      <source>Given to a speaker</source>
      <translation>Отдано говорящему</translation>
    </message>
    <message>
      <source>Go back 5 seconds</source>
      <translation>Назад на 5 секунд</translation>
    </message>
    <message>
      <source>Go back after a pause</source>
      <translation>Назад после паузы</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Дальше</translation>
    </message>
    <message>
      <source>Go on 5 seconds</source>
      <translation>Вперёд на 5 секунд</translation>
    </message>
    <message>
      <source>Go on recording</source>
      <translation>Продолжить запись</translation>
    </message>
    <message>
      <source>Go to</source>
      <translation>Перейти</translation>
    </message>
    <message>
      <source>Goes on with the visit that was recorded</source>
      <translation>Продолжается записанным визитом</translation>
    </message>
    <message>
      <source>Good</source>
      <translation>Хорошая</translation>
    </message>
    <message>
      <source>Good, slower</source>
      <translation>Хорошая, медленнее</translation>
    </message>
    <message>
      <source>Good. Type the same again.</source>
      <translation>Хорошо. Введите то же ещё раз.</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>Группа</translation>
    </message>
    <message>
      <source>Have the same kind of report written again for this visit: both stand here then.</source>
      <translation>Составьте по этому визиту отчёт того же вида ещё раз: здесь будут оба.</translation>
    </message>
    <message>
      <source>Health centre</source>
      <translation>Центр здоровья</translation>
    </message>
    <message>
      <source>Hear again</source>
      <translation>Прослушать заново</translation>
    </message>
    <message>
      <source>Heard</source>
      <translation>Услышано</translation>
    </message>
    <message>
      <source>Heard again</source>
      <translation>Услышано заново</translation>
    </message>
    <message>
      <source>Heard: {words}</source>
      <translation>Услышано: {words}</translation>
    </message>
    <message>
      <source>Heavy work</source>
      <translation>Тяжёлая работа</translation>
    </message>
    <message>
      <source>Hebrew</source>
      <translation>Иврит</translation>
    </message>
    <message>
      <source>Hide details</source>
      <translation>Скрыть подробности</translation>
    </message>
    <message>
      <source>Hide no more: {name}</source>
      <translation>Больше не скрывать: {name}</translation>
    </message>
    <message>
      <source>Hide this name, too</source>
      <translation>Скрыть и это имя</translation>
    </message>
    <message>
      <source>Holds</source>
      <translation>Содержит</translation>
    </message>
    <message>
      <source>Hotel</source>
      <translation>Отель</translation>
    </message>
    <message>
      <source>How far the jump keys and buttons go back and forward.</source>
      <translation>Насколько клавиши и кнопки перехода двигают назад и вперёд.</translation>
    </message>
    <message>
      <source>How it is spoken of</source>
      <translation>Как об этом говорят</translation>
    </message>
    <message>
      <source>How it was made</source>
      <translation>Как он составлен</translation>
    </message>
    <message>
      <source>How long this library keeps things, counted in months from the visit. Rules remove nothing by themselves: you see what is due, and remove it.</source>
      <translation>Как долго эта библиотека хранит вещи, в месяцах от визита. Сами правила ничего не удаляют: вы видите, у чего вышел срок, и удаляете.</translation>
    </message>
    <message>
      <source>How long to keep: {what}</source>
      <translation>Как долго хранить: {what}</translation>
    </message>
    <message>
      <source>How much is heard again when playing goes on.</source>
      <translation>Сколько слышно снова, когда воспроизведение продолжается.</translation>
    </message>
    <message>
      <source>How often</source>
      <translation>Как часто</translation>
    </message>
    <message>
      <source>How this was made</source>
      <translation>Как это сделано</translation>
    </message>
    <message>
      <source>I have only the recovery sheet</source>
      <translation>У меня только лист восстановления</translation>
    </message>
    <message>
      <source>I know the passphrase</source>
      <translation>Я знаю пароль</translation>
    </message>
    <message>
      <source>Id</source>
      <translation>Идентификатор</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Импорт</translation>
    </message>
    <message>
      <source>Import recordings</source>
      <translation>Импортировать записи</translation>
    </message>
    <message>
      <source>Import the sample recording</source>
      <translation>Импортировать пример записи</translation>
    </message>
    <message>
      <source>Imported</source>
      <translation>Импортировано</translation>
    </message>
    <message>
      <source>Importing</source>
      <translation>Импортируется</translation>
    </message>
    <message numerus="yes">
      <source>Importing %n files</source>
      <translation>
        <numerusform>Импортируется %n файл</numerusform>
        <numerusform>Импортируются %n файла</numerusform>
        <numerusform>Импортируются %n файлов</numerusform>
      </translation>
    </message>
    <message>
      <source>Imports, transcriptions and reports show here how far they are and how long they still take.</source>
      <translation>Здесь видно, докуда дошли импорт, расшифровки и отчёты и сколько им осталось.</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>Импорт…</translation>
    </message>
    <message>
      <source>In the text</source>
      <translation>В тексте</translation>
    </message>
    <message>
      <source>In use</source>
      <translation>Используется</translation>
    </message>
    <message>
      <source>Index</source>
      <translation>Индексация</translation>
    </message>
    <message>
      <source>Indexing</source>
      <translation>Индексируется</translation>
    </message>
    <message>
      <source>Inspector</source>
      <translation>Боковая панель</translation>
    </message>
    <message>
      <source>Installed</source>
      <translation>Установлена</translation>
    </message>
    <message>
      <source>Interrupted</source>
      <translation>Прервано</translation>
    </message>
    <message>
      <source>Interview</source>
      <translation>Интервью</translation>
    </message>
    <message>
      <source>Interview methodology assessment</source>
      <translation>Оценка методологии интервью</translation>
    </message>
    <message>
      <source>Interviews</source>
      <translation>Интервью</translation>
    </message>
    <message>
      <source>It comes with the program</source>
      <translation>Он поставляется с программой</translation>
    </message>
    <message>
      <source>It does not stand as the last event says of it: the file was changed by another program. Everything else is listed below, too.</source>
      <translation>Она не такая, как говорит о ней последнее событие: файл изменила другая программа. Всё остальное тоже перечислено ниже.</translation>
    </message>
    <message>
      <source>It goes on a channel of its own, so that voices are told apart.</source>
      <translation>Он идёт отдельным каналом, чтобы голоса различались.</translation>
    </message>
    <message>
      <source>It holds: reports can be made by it.</source>
      <translation>Всё верно: по нему можно составлять отчёты.</translation>
    </message>
    <message>
      <source>It is being checked</source>
      <translation>Идёт проверка</translation>
    </message>
    <message>
      <source>It is being worked on</source>
      <translation>Над ней идёт работа</translation>
    </message>
    <message>
      <source>It is being written anew</source>
      <translation>Составляется заново</translation>
    </message>
    <message>
      <source>It is being written anew.</source>
      <translation>Составляется заново.</translation>
    </message>
    <message>
      <source>It is in the library, and the log does not know how it came there.</source>
      <translation>Это есть в библиотеке, а журнал не знает, как оно туда попало.</translation>
    </message>
    <message>
      <source>It is in use: choose another first</source>
      <translation>Она используется: сначала выберите другую</translation>
    </message>
    <message>
      <source>It is not remembered</source>
      <translation>Он не запомнен</translation>
    </message>
    <message>
      <source>It is not written yet</source>
      <translation>Ещё не составлен</translation>
    </message>
    <message>
      <source>It is remembered already</source>
      <translation>Он уже запомнен</translation>
    </message>
    <message>
      <source>It is still being imported</source>
      <translation>Она ещё импортируется</translation>
    </message>
    <message>
      <source>It is transcribed already</source>
      <translation>Она уже расшифрована</translation>
    </message>
    <message>
      <source>It lies in a folder that is not VoxDesk's to change: {folder}</source>
      <translation>Она лежит в папке, которую VoxDesk менять не может: {folder}</translation>
    </message>
    <message>
      <source>It must end after it starts</source>
      <translation>Конец должен быть позже начала</translation>
    </message>
    <message>
      <source>It needs no retry</source>
      <translation>Повторять не нужно</translation>
    </message>
    <message>
      <source>It records, writes down what is said, finds it again and reports on it. Nothing leaves this computer. A few questions, and you can begin.</source>
      <translation>Он записывает, пишет сказанное, находит его снова и составляет отчёты. Ничто не покидает этот компьютер. Несколько вопросов — и можно начинать.</translation>
    </message>
    <message>
      <source>It speaks of event {number}, signed with the key {key}.</source>
      <translation>Она говорит о событии {number}, подписана ключом {key}.</translation>
    </message>
    <message>
      <source>It was heard to its end, and nobody spoke.</source>
      <translation>Запись прослушана до конца, и никто не говорил.</translation>
    </message>
    <message>
      <source>It works. {audio} of speech took {took}, with starting the engine.</source>
      <translation>Работает. {audio} речи заняли {took}, вместе с запуском движка.</translation>
    </message>
    <message>
      <source>Italian</source>
      <translation>Итальянский</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>Задания</translation>
    </message>
    <message>
      <source>Jobs: {state}</source>
      <translation>Задания: {state}</translation>
    </message>
    <message>
      <source>Join segments</source>
      <translation>Соединить реплики</translation>
    </message>
    <message>
      <source>Joined</source>
      <translation>Соединено</translation>
    </message>
    <message>
      <source>Judged, %</source>
      <translation>Оценено, %</translation>
    </message>
    <message>
      <source>Judges what was said and writes reports.</source>
      <translation>Оценивает сказанное и пишет отчёты.</translation>
    </message>
    <message>
      <source>Judges what was said and writes reports. Without one, quotes are listed.</source>
      <translation>Оценивает сказанное и пишет отчёты. Без неё приводятся цитаты.</translation>
    </message>
    <message>
      <source>Jump by</source>
      <translation>Шаг перехода</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Оставить как есть</translation>
    </message>
    <message>
      <source>Keep both</source>
      <translation>Оставить оба</translation>
    </message>
    <message>
      <source>Keep it</source>
      <translation>Оставить</translation>
    </message>
    <message>
      <source>Keep it in the bin</source>
      <translation>Оставить в корзине</translation>
    </message>
    <message>
      <source>Keep models in memory for</source>
      <translation>Держать модели в памяти</translation>
    </message>
    <message>
      <source>Keep the changed rules first</source>
      <translation>Сначала сохраните изменённые правила</translation>
    </message>
    <message>
      <source>Keep the passphrase</source>
      <translation>Сохраните пароль</translation>
    </message>
    <message>
      <source>Keep these rules</source>
      <translation>Сохранить эти правила</translation>
    </message>
    <message>
      <source>Keep what was recorded</source>
      <translation>Сохранить записанное</translation>
    </message>
    <message>
      <source>Keep working</source>
      <translation>Работать дальше</translation>
    </message>
    <message>
      <source>Keeping what was recorded…</source>
      <translation>Записанное сохраняется…</translation>
    </message>
    <message>
      <source>Kept</source>
      <translation>Сохранено</translation>
    </message>
    <message>
      <source>Keyboard shortcuts…</source>
      <translation>Сочетания клавиш…</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Клавиши</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Вид</translation>
    </message>
    <message>
      <source>Kind of name</source>
      <translation>Вид имени</translation>
    </message>
    <message>
      <source>Kind of report</source>
      <translation>Вид отчёта</translation>
    </message>
    <message>
      <source>Kind of site</source>
      <translation>Тип объекта</translation>
    </message>
    <message>
      <source>Kinds of report</source>
      <translation>Виды отчётов</translation>
    </message>
    <message>
      <source>Kinds of report and lists</source>
      <translation>Виды отчётов и списки</translation>
    </message>
    <message>
      <source>Kinds of site</source>
      <translation>Типы объектов</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Язык</translation>
    </message>
    <message>
      <source>Language of the window</source>
      <translation>Язык окна</translation>
    </message>
    <message>
      <source>Language spoken</source>
      <translation>Язык речи</translation>
    </message>
    <message>
      <source>Languages</source>
      <translation>Языки</translation>
    </message>
    <message>
      <source>Language…</source>
      <translation>Язык…</translation>
    </message>
    <message>
      <source>Last 30 days</source>
      <translation>Последние 30 дней</translation>
    </message>
    <message>
      <source>Last 365 days</source>
      <translation>Последние 365 дней</translation>
    </message>
    <message>
      <source>Last 7 days</source>
      <translation>Последние 7 дней</translation>
    </message>
    <message>
      <source>Last backup</source>
      <translation>Последняя копия</translation>
    </message>
    <message>
      <source>Last check</source>
      <translation>Последняя проверка</translation>
    </message>
    <message>
      <source>Last day</source>
      <translation>Последний день</translation>
    </message>
    <message>
      <source>Latest</source>
      <translation>Последнее</translation>
    </message>
    <message>
      <source>Leave as it was</source>
      <translation>Оставить как было</translation>
    </message>
    <message>
      <source>Leave unsaved</source>
      <translation>Не сохранять</translation>
    </message>
    <message>
      <source>Left empty, the name of your account on this computer stands there.</source>
      <translation>Если оставить пустым, там будет имя вашей учётной записи на этом компьютере.</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>Не вошло</translation>
    </message>
    <message>
      <source>Left out: in an original the names can be heard</source>
      <translation>Не войдут: в исходной записи слышны имена</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Длительность</translation>
    </message>
    <message>
      <source>Let all go on</source>
      <translation>Пустить всё дальше</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>Уровень</translation>
    </message>
    <message>
      <source>Libraries (*.voxdesk)</source>
      <translation>Библиотеки (*.voxdesk)</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Библиотека</translation>
    </message>
    <message>
      <source>Library made</source>
      <translation>Библиотека создана</translation>
    </message>
    <message>
      <source>Library: backups</source>
      <translation>Библиотека: резервные копии</translation>
    </message>
    <message>
      <source>Library: bin</source>
      <translation>Библиотека: корзина</translation>
    </message>
    <message>
      <source>Library: names</source>
      <translation>Библиотека: имена</translation>
    </message>
    <message>
      <source>Library: other libraries</source>
      <translation>Библиотека: другие библиотеки</translation>
    </message>
    <message>
      <source>Library: overview</source>
      <translation>Библиотека: обзор</translation>
    </message>
    <message>
      <source>Library: passphrase</source>
      <translation>Библиотека: пароль</translation>
    </message>
    <message>
      <source>Library: retention</source>
      <translation>Библиотека: хранение</translation>
    </message>
    <message>
      <source>Library: verify and seal</source>
      <translation>Библиотека: проверка и заверение</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Лицензия</translation>
    </message>
    <message>
      <source>Licence: {name}</source>
      <translation>Лицензия: {name}</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Светлая</translation>
    </message>
    <message>
      <source>Light work</source>
      <translation>Лёгкая работа</translation>
    </message>
    <message>
      <source>Light, dark, or whatever the system uses.</source>
      <translation>Светлая, тёмная или как в системе.</translation>
    </message>
    <message>
      <source>Line {number}: {problem}</source>
      <translation>Строка {number}: {problem}</translation>
    </message>
    <message>
      <source>Links</source>
      <translation>Связки</translation>
    </message>
    <message>
      <source>Links report</source>
      <translation>Отчёт о связях</translation>
    </message>
    <message>
      <source>List of factors or points</source>
      <translation>Список факторов или пунктов</translation>
    </message>
    <message>
      <source>List, {site}</source>
      <translation>Список, {site}</translation>
    </message>
    <message>
      <source>Listening to a sentence</source>
      <translation>Слушаем предложение</translation>
    </message>
    <message>
      <source>Listening…</source>
      <translation>Слушаем…</translation>
    </message>
    <message>
      <source>Lists of the program</source>
      <translation>Списки программы</translation>
    </message>
    <message>
      <source>Live text</source>
      <translation>Живой текст</translation>
    </message>
    <message>
      <source>Live text is off. The recording is transcribed when it ends.</source>
      <translation>Живой текст выключен. Запись будет расшифрована, когда закончится.</translation>
    </message>
    <message>
      <source>Live text needs a speech model. Recording works without one.</source>
      <translation>Для живого текста нужна модель речи. Записывать можно и без неё.</translation>
    </message>
    <message>
      <source>Live text stopped. Recording goes on, and is transcribed afterwards.</source>
      <translation>Живой текст остановился. Запись идёт и будет расшифрована потом.</translation>
    </message>
    <message>
      <source>Live text waits until other work on this computer is done. Recording goes on.</source>
      <translation>Живой текст ждёт, пока закончится другая работа на этом компьютере. Запись идёт.</translation>
    </message>
    <message>
      <source>Lock after</source>
      <translation>Запирать через</translation>
    </message>
    <message>
      <source>Lock now</source>
      <translation>Запереть сейчас</translation>
    </message>
    <message>
      <source>Lock when nobody is here</source>
      <translation>Запирать, когда никого нет</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Журнал</translation>
    </message>
    <message>
      <source>Logo of reports</source>
      <translation>Логотип отчётов</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>Посмотреть снова</translation>
    </message>
    <message>
      <source>Look at the waveform from further off</source>
      <translation>Посмотреть на волну издали</translation>
    </message>
    <message>
      <source>Look at the waveform from nearer</source>
      <translation>Посмотреть на волну поближе</translation>
    </message>
    <message>
      <source>Look for devices again</source>
      <translation>Снова искать устройства</translation>
    </message>
    <message>
      <source>Look in everything: take the filters away.</source>
      <translation>Искать во всём: уберите фильтры.</translation>
    </message>
    <message>
      <source>Looking for devices…</source>
      <translation>Ищем устройства…</translation>
    </message>
    <message>
      <source>Looking…</source>
      <translation>Ищем…</translation>
    </message>
    <message>
      <source>Looks for damage in every page, row and original. VoxDesk does a shorter check by itself each week.</source>
      <translation>Ищет повреждения на каждой странице, в каждой строке и в каждом оригинале. Короткую проверку VoxDesk делает сам каждую неделю.</translation>
    </message>
    <message>
      <source>Made</source>
      <translation>Создано</translation>
    </message>
    <message>
      <source>Made on</source>
      <translation>Составлено</translation>
    </message>
    <message>
      <source>Make a new library</source>
      <translation>Создать новую библиотеку</translation>
    </message>
    <message>
      <source>Make another one now, on another disk if you can.</source>
      <translation>Сделайте ещё одну сейчас, лучше на другом диске.</translation>
    </message>
    <message>
      <source>Make final</source>
      <translation>Сделать окончательным</translation>
    </message>
    <message>
      <source>Make final…</source>
      <translation>Сделать окончательным…</translation>
    </message>
    <message>
      <source>Make the key</source>
      <translation>Создать ключ</translation>
    </message>
    <message>
      <source>Make the library</source>
      <translation>Создать библиотеку</translation>
    </message>
    <message>
      <source>Making the key …</source>
      <translation>Создаётся ключ…</translation>
    </message>
    <message>
      <source>Mark</source>
      <translation>Отметить</translation>
    </message>
    <message>
      <source>Mark as reviewed</source>
      <translation>Отметить проверенным</translation>
    </message>
    <message>
      <source>Mark it as your own opinion</source>
      <translation>Отметить как своё мнение</translation>
    </message>
    <message>
      <source>Mark this moment</source>
      <translation>Отметить этот момент</translation>
    </message>
    <message>
      <source>Mark this moment (M)</source>
      <translation>Отметить этот момент (M)</translation>
    </message>
    <message>
      <source>Mark this moment of the recording</source>
      <translation>Отметить этот момент записи</translation>
    </message>
    <message>
      <source>Markdown</source>
      <translation>Markdown</translation>
    </message>
    <message>
      <source>Marked as your opinion: {finding}</source>
      <translation>Отмечено как ваше мнение: {finding}</translation>
    </message>
    <message>
      <source>Marker</source>
      <translation>Отметка</translation>
    </message>
    <message>
      <source>Marker moved to the bin</source>
      <translation>Отметка перемещена в корзину</translation>
    </message>
    <message>
      <source>Marker set at {time}</source>
      <translation>Отметка поставлена на {time}</translation>
    </message>
    <message>
      <source>Marker without a text</source>
      <translation>Отметка без текста</translation>
    </message>
    <message>
      <source>Match case</source>
      <translation>Учитывать регистр</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>Среднее</translation>
    </message>
    <message>
      <source>Meaning</source>
      <translation>Смысл</translation>
    </message>
    <message>
      <source>Meaning model</source>
      <translation>Модель смысла</translation>
    </message>
    <message>
      <source>Mend</source>
      <translation>Исправить</translation>
    </message>
    <message>
      <source>Mend what is wrong first</source>
      <translation>Сначала исправьте ошибку</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>Объединить</translation>
    </message>
    <message>
      <source>Merge into (cannot be undone)</source>
      <translation>Объединить с (нельзя отменить)</translation>
    </message>
    <message>
      <source>Merge two names…</source>
      <translation>Объединить два имени…</translation>
    </message>
    <message>
      <source>Merged</source>
      <translation>Объединено</translation>
    </message>
    <message>
      <source>Met</source>
      <translation>Выполнено</translation>
    </message>
    <message>
      <source>Microphone</source>
      <translation>Микрофон</translation>
    </message>
    <message>
      <source>Mixed</source>
      <translation>По-разному</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Модели</translation>
    </message>
    <message>
      <source>Models do the work, on this computer. The speech model is needed; without the others VoxDesk searches by words alone and writes plainer reports.</source>
      <translation>Работу делают модели, на этом компьютере. Модель речи нужна; без остальных VoxDesk ищет только по словам и пишет отчёты проще.</translation>
    </message>
    <message>
      <source>Models has what is needed.</source>
      <translation>Что нужно, есть на странице «Модели».</translation>
    </message>
    <message>
      <source>Moment marked</source>
      <translation>Момент отмечен</translation>
    </message>
    <message>
      <source>Month</source>
      <translation>Месяц</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Ещё</translation>
    </message>
    <message>
      <source>More tabs</source>
      <translation>Другие вкладки</translation>
    </message>
    <message>
      <source>More to do with {label}</source>
      <translation>Что ещё сделать: {label}</translation>
    </message>
    <message>
      <source>Most frequent factors</source>
      <translation>Самые частые факторы</translation>
    </message>
    <message>
      <source>Move down</source>
      <translation>Ниже</translation>
    </message>
    <message>
      <source>Move the library to a folder on this computer's own disk that no program synchronises.</source>
      <translation>Перенесите библиотеку в папку на собственном диске этого компьютера, которую не синхронизирует ни одна программа.</translation>
    </message>
    <message>
      <source>Move the report to the bin</source>
      <translation>Переместить отчёт в корзину</translation>
    </message>
    <message>
      <source>Move to</source>
      <translation>Перенести в</translation>
    </message>
    <message>
      <source>Move to a visit…</source>
      <translation>Перенести в визит…</translation>
    </message>
    <message>
      <source>Move to the bin</source>
      <translation>Переместить в корзину</translation>
    </message>
    <message>
      <source>Move to the visit</source>
      <translation>Перенести в визит</translation>
    </message>
    <message>
      <source>Move up</source>
      <translation>Выше</translation>
    </message>
    <message>
      <source>Move {name} to another visit</source>
      <translation>Перенести {name} в другой визит</translation>
    </message>
    <message>
      <source>Moved to the bin</source>
      <translation>Перемещено в корзину</translation>
    </message>
    <message>
      <source>Moved to the bin: {report}</source>
      <translation>Перемещено в корзину: {report}</translation>
    </message>
    <message>
      <source>Moved {name} to another visit</source>
      <translation>{name}: перенесено в другой визит</translation>
    </message>
    <message>
      <source>Moved {name} to the bin</source>
      <translation>{name}: перемещено в корзину</translation>
    </message>
    <message>
      <source>My opinion</source>
      <translation>Моё мнение</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Имя</translation>
    </message>
    <message>
      <source>Name a speaker</source>
      <translation>Назвать говорящего</translation>
    </message>
    <message>
      <source>Name of the recording</source>
      <translation>Название записи</translation>
    </message>
    <message>
      <source>Name of this filter</source>
      <translation>Название этого фильтра</translation>
    </message>
    <message>
      <source>Name of {label}</source>
      <translation>Имя: {label}</translation>
    </message>
    <message>
      <source>Name, site, client…</source>
      <translation>Название, объект, клиент…</translation>
    </message>
    <message>
      <source>Names</source>
      <translation>Имена</translation>
    </message>
    <message>
      <source>Names replaced: {aliases}</source>
      <translation>Имена заменены: {aliases}</translation>
    </message>
    <message>
      <source>Narrative</source>
      <translation>Описание</translation>
    </message>
    <message>
      <source>Nearly the best, quicker</source>
      <translation>Почти лучшая, быстрее</translation>
    </message>
    <message>
      <source>Needs attention</source>
      <translation>Требует внимания</translation>
    </message>
    <message>
      <source>Needs you</source>
      <translation>Нужны вы</translation>
    </message>
    <message>
      <source>Neutral</source>
      <translation>Нейтрально</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>Никогда</translation>
    </message>
    <message>
      <source>Never spoken of</source>
      <translation>Ни разу не упомянуто</translation>
    </message>
    <message>
      <source>Never spoken of, by site</source>
      <translation>Ни разу не упомянуто, по объектам</translation>
    </message>
    <message>
      <source>New batch</source>
      <translation>Новый пакет</translation>
    </message>
    <message>
      <source>New batch…</source>
      <translation>Новый пакет…</translation>
    </message>
    <message>
      <source>New keys</source>
      <translation>Новые клавиши</translation>
    </message>
    <message>
      <source>New library…</source>
      <translation>Новая библиотека…</translation>
    </message>
    <message>
      <source>New note</source>
      <translation>Новая заметка</translation>
    </message>
    <message>
      <source>New passphrase</source>
      <translation>Новый пароль</translation>
    </message>
    <message>
      <source>New report</source>
      <translation>Новый отчёт</translation>
    </message>
    <message>
      <source>New report…</source>
      <translation>Новый отчёт…</translation>
    </message>
    <message>
      <source>New speaker</source>
      <translation>Новый говорящий</translation>
    </message>
    <message>
      <source>New spelling</source>
      <translation>Новое написание</translation>
    </message>
    <message>
      <source>New version</source>
      <translation>Новая версия</translation>
    </message>
    <message>
      <source>New visit</source>
      <translation>Новый визит</translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>Сначала новые</translation>
    </message>
    <message>
      <source>Next finding</source>
      <translation>Следующий вывод</translation>
    </message>
    <message>
      <source>Next match</source>
      <translation>Следующее совпадение</translation>
    </message>
    <message>
      <source>No batches yet</source>
      <translation>Пакетов пока нет</translation>
    </message>
    <message>
      <source>No device was found</source>
      <translation>Устройство не найдено</translation>
    </message>
    <message>
      <source>No filter is saved yet</source>
      <translation>Сохранённых фильтров пока нет</translation>
    </message>
    <message>
      <source>No finding fits this filter.</source>
      <translation>Под этот отбор не подходит ни один вывод.</translation>
    </message>
    <message>
      <source>No finding in this run.</source>
      <translation>В этом прогоне вывода нет.</translation>
    </message>
    <message>
      <source>No folder yet</source>
      <translation>Папка ещё не выбрана</translation>
    </message>
    <message>
      <source>No microphone was found. Connect one; it appears here.</source>
      <translation>Микрофон не найден. Подключите его, и он появится здесь.</translation>
    </message>
    <message>
      <source>No name fits.</source>
      <translation>Такого имени нет.</translation>
    </message>
    <message>
      <source>No name was found in it to replace. Read it before you pass it on.</source>
      <translation>Имён для замены не нашлось. Прочтите файл, прежде чем передавать его.</translation>
    </message>
    <message>
      <source>No other library was opened on this computer.</source>
      <translation>Другие библиотеки на этом компьютере не открывали.</translation>
    </message>
    <message>
      <source>No passphrase</source>
      <translation>Без пароля</translation>
    </message>
    <message>
      <source>No recording fits</source>
      <translation>Подходящих записей нет</translation>
    </message>
    <message>
      <source>No report fits this.</source>
      <translation>Подходящих отчётов нет.</translation>
    </message>
    <message>
      <source>No report on this recording is open for changes</source>
      <translation>Нет отчёта по этой записи, который можно менять</translation>
    </message>
    <message>
      <source>No report that counts found anything not met.</source>
      <translation>Ни один учтённый отчёт не нашёл невыполненного.</translation>
    </message>
    <message>
      <source>No report that counts names factors.</source>
      <translation>Ни один учтённый отчёт не называет факторов.</translation>
    </message>
    <message>
      <source>No report was made by it yet</source>
      <translation>По нему ещё не составлено ни одного отчёта</translation>
    </message>
    <message>
      <source>No report yet</source>
      <translation>Отчёта пока нет</translation>
    </message>
    <message>
      <source>No reports yet</source>
      <translation>Отчётов пока нет</translation>
    </message>
    <message>
      <source>No seal beside it</source>
      <translation>Печати рядом нет</translation>
    </message>
    <message>
      <source>No segment differs</source>
      <translation>Ни одна реплика не отличается</translation>
    </message>
    <message>
      <source>No setting is called like this.</source>
      <translation>Такой настройки нет.</translation>
    </message>
    <message>
      <source>No site yet</source>
      <translation>Объектов пока нет</translation>
    </message>
    <message>
      <source>No site yet, {id}</source>
      <translation>Объекта пока нет, {id}</translation>
    </message>
    <message>
      <source>No sound can go out of this computer: nothing to hear it by was found, or it was unplugged. The text goes on without sound.</source>
      <translation>С этого компьютера звук не выходит: не найдено, чем его слушать, или устройство отключили. Текст идёт дальше без звука.</translation>
    </message>
    <message>
      <source>No speech found</source>
      <translation>Речь не найдена</translation>
    </message>
    <message>
      <source>No speech model is here, so recordings can be kept and not yet transcribed. Bring the folder of one on a stick and choose Add from a folder, or see under All how to get one.</source>
      <translation>Модели речи здесь нет, поэтому записи можно хранить, но пока не расшифровать. Принесите её папку на флешке и выберите «Добавить из папки» или посмотрите в разделе «Все», как её получить.</translation>
    </message>
    <message>
      <source>No speech model is installed</source>
      <translation>Модель речи не установлена</translation>
    </message>
    <message>
      <source>No such jobs.</source>
      <translation>Таких заданий нет.</translation>
    </message>
    <message>
      <source>No text could be read from this document.</source>
      <translation>Из этого документа не удалось прочитать текст.</translation>
    </message>
    <message>
      <source>No verdict</source>
      <translation>Без оценки</translation>
    </message>
    <message>
      <source>No visit fits</source>
      <translation>Подходящих визитов нет</translation>
    </message>
    <message>
      <source>No visits yet</source>
      <translation>Визитов пока нет</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>№</translation>
    </message>
    <message>
      <source>Nobody</source>
      <translation>Никто</translation>
    </message>
    <message>
      <source>Nobody is told apart yet</source>
      <translation>Голоса пока не различаются</translation>
    </message>
    <message>
      <source>Nobody noted how this was made</source>
      <translation>Не записано, как это составлено</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Нет</translation>
    </message>
    <message>
      <source>None made yet</source>
      <translation>Пока не создана</translation>
    </message>
    <message>
      <source>None of these reports has a figure that can be followed.</source>
      <translation>Ни в одном из этих отчётов нет показателя, за которым можно следить.</translation>
    </message>
    <message>
      <source>None yet</source>
      <translation>Пока нет</translation>
    </message>
    <message>
      <source>None yet.</source>
      <translation>Пока нет.</translation>
    </message>
    <message>
      <source>None yet. Back up now, or choose a folder and let VoxDesk do it.</source>
      <translation>Пока нет. Сделайте копию сейчас или выберите папку, и VoxDesk будет делать их сам.</translation>
    </message>
    <message>
      <source>None yet. Import some, then move them here from their own card.</source>
      <translation>Пока нет. Импортируйте записи, затем перенесите их сюда с их собственной карточки.</translation>
    </message>
    <message>
      <source>None: evidence without verdicts</source>
      <translation>Без модели: подтверждения без оценок</translation>
    </message>
    <message>
      <source>None: quotes without verdicts</source>
      <translation>Нет: цитаты без оценок</translation>
    </message>
    <message>
      <source>None: whoever has the file can read it</source>
      <translation>Нет: файл прочитает любой, у кого он есть</translation>
    </message>
    <message>
      <source>Not allowed by your organisation</source>
      <translation>Не разрешено вашей организацией</translation>
    </message>
    <message>
      <source>Not at all</source>
      <translation>Никогда</translation>
    </message>
    <message>
      <source>Not by itself</source>
      <translation>Не сам по себе</translation>
    </message>
    <message>
      <source>Not complete</source>
      <translation>Не закончен</translation>
    </message>
    <message>
      <source>Not covered</source>
      <translation>Не затронуто</translation>
    </message>
    <message>
      <source>Not found</source>
      <translation>Не найдено</translation>
    </message>
    <message>
      <source>Not found: nicknames, names misheard otherwise than your glossary says, and who is known by a description. Read it before you pass it on.</source>
      <translation>Не находятся: уменьшительные имена и прозвища, имена, расслышанные не так, как указано в глоссарии, и те, кого выдаёт описание. Прочтите файл, прежде чем передавать его.</translation>
    </message>
    <message>
      <source>Not installed</source>
      <translation>Не установлена</translation>
    </message>
    <message>
      <source>Not judged</source>
      <translation>Не оценено</translation>
    </message>
    <message>
      <source>Not known</source>
      <translation>Неизвестно</translation>
    </message>
    <message>
      <source>Not measured yet: that is done before its first report</source>
      <translation>Ещё не измерена: это будет сделано перед первым отчётом</translation>
    </message>
    <message>
      <source>Not met</source>
      <translation>Не выполнено</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Не сейчас</translation>
    </message>
    <message>
      <source>Not reviewed yet</source>
      <translation>Ещё не проверен</translation>
    </message>
    <message>
      <source>Not saved</source>
      <translation>Не сохранено</translation>
    </message>
    <message>
      <source>Not so</source>
      <translation>Это не так</translation>
    </message>
    <message>
      <source>Not so, you said: not counted</source>
      <translation>Вы сказали «не так»: не учтено</translation>
    </message>
    <message>
      <source>Not spoken of</source>
      <translation>Не упомянуто</translation>
    </message>
    <message>
      <source>Not spoken of: {count}</source>
      <translation>Не упомянуто: {count}</translation>
    </message>
    <message>
      <source>Not there now</source>
      <translation>Сейчас недоступна</translation>
    </message>
    <message>
      <source>Not transcribed</source>
      <translation>Не расшифрована</translation>
    </message>
    <message>
      <source>Not transcribed yet</source>
      <translation>Ещё не расшифрована</translation>
    </message>
    <message>
      <source>Not transcribed yet.</source>
      <translation>Ещё не расшифровано.</translation>
    </message>
    <message>
      <source>Not yet</source>
      <translation>Ещё нет</translation>
    </message>
    <message>
      <source>Not yet; VoxDesk checks by itself every week</source>
      <translation>Ещё не было; VoxDesk проверяет сам каждую неделю</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Заметка</translation>
    </message>
    <message>
      <source>Note moved to the bin</source>
      <translation>Заметка перемещена в корзину</translation>
    </message>
    <message>
      <source>Note on the marked moment</source>
      <translation>Заметка к отмеченному моменту</translation>
    </message>
    <message>
      <source>Note written</source>
      <translation>Записана заметка</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>Заметки</translation>
    </message>
    <message>
      <source>Notes and markers stand here in the order of time. A click on a time plays it.</source>
      <translation>Заметки и отметки стоят здесь по времени. Щелчок по времени включает это место.</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>Ничего</translation>
    </message>
    <message>
      <source>Nothing by this name</source>
      <translation>С таким именем ничего нет</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>Ничего не найдено</translation>
    </message>
    <message>
      <source>Nothing has been heard for a minute. Recording goes on; see that the microphone is on and near.</source>
      <translation>Целую минуту ничего не слышно. Запись идёт; проверьте, что микрофон включён и находится близко.</translation>
    </message>
    <message>
      <source>Nothing has finished</source>
      <translation>Законченных нет</translation>
    </message>
    <message>
      <source>Nothing heard</source>
      <translation>Ничего не слышно</translation>
    </message>
    <message>
      <source>Nothing here</source>
      <translation>Здесь пусто</translation>
    </message>
    <message>
      <source>Nothing here was corrected</source>
      <translation>Здесь ничего не исправляли</translation>
    </message>
    <message>
      <source>Nothing in the recordings speaks to this.</source>
      <translation>В записях об этом ничего не сказано.</translation>
    </message>
    <message>
      <source>Nothing is being edited</source>
      <translation>Ничего не изменяется</translation>
    </message>
    <message>
      <source>Nothing is being recorded</source>
      <translation>Сейчас ничего не записывается</translation>
    </message>
    <message>
      <source>Nothing is due</source>
      <translation>Срок ни у чего не вышел</translation>
    </message>
    <message>
      <source>Nothing is due.</source>
      <translation>Срок ни у чего не вышел.</translation>
    </message>
    <message>
      <source>Nothing is found</source>
      <translation>Ничего не находится</translation>
    </message>
    <message>
      <source>Nothing is given to it yet</source>
      <translation>Ему пока ничего не отдано</translation>
    </message>
    <message>
      <source>Nothing is wrong with the file.</source>
      <translation>С файлом всё в порядке.</translation>
    </message>
    <message>
      <source>Nothing leaves this computer</source>
      <translation>Ничто не покидает этот компьютер</translation>
    </message>
    <message>
      <source>Nothing similar yet</source>
      <translation>Похожего пока нет</translation>
    </message>
    <message>
      <source>Nothing to compare with</source>
      <translation>Сравнить не с чем</translation>
    </message>
    <message>
      <source>Nothing to compare yet</source>
      <translation>Сравнивать пока нечего</translation>
    </message>
    <message>
      <source>Nothing to do</source>
      <translation>Делать нечего</translation>
    </message>
    <message>
      <source>Nothing to draw yet</source>
      <translation>Показать пока нечего</translation>
    </message>
    <message>
      <source>Nothing was changed yet</source>
      <translation>Пока ничего не изменено</translation>
    </message>
    <message>
      <source>Nothing was found to replace</source>
      <translation>Заменять нечего</translation>
    </message>
    <message>
      <source>Nothing was heard here; delete the segment in the transcript if you agree</source>
      <translation>Здесь ничего не услышано; если согласны, удалите реплику из расшифровки</translation>
    </message>
    <message>
      <source>Nothing yet</source>
      <translation>Пока ничего</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Номер</translation>
    </message>
    <message>
      <source>Of the program</source>
      <translation>Из программы</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>Выкл.</translation>
    </message>
    <message>
      <source>Old data</source>
      <translation>Старые данные</translation>
    </message>
    <message>
      <source>On</source>
      <translation>Вкл.</translation>
    </message>
    <message>
      <source>On the visit</source>
      <translation>К визиту</translation>
    </message>
    <message>
      <source>On the whole</source>
      <translation>Ко всей записи</translation>
    </message>
    <message>
      <source>On this computer</source>
      <translation>На этом компьютере</translation>
    </message>
    <message>
      <source>On this computer {count}</source>
      <translation>На этом компьютере {count}</translation>
    </message>
    <message>
      <source>On this recording</source>
      <translation>К этой записи</translation>
    </message>
    <message>
      <source>On which visits</source>
      <translation>По каким визитам</translation>
    </message>
    <message>
      <source>On your letterhead, and open to your own changes before you sign it.</source>
      <translation>На вашем бланке; перед подписью можно внести свою правку.</translation>
    </message>
    <message>
      <source>On your letterhead; looks the same everywhere and is not easily changed.</source>
      <translation>На вашем бланке; везде выглядит одинаково, и его не просто изменить.</translation>
    </message>
    <message>
      <source>One file for any browser, without the internet; quotes can be heard in it.</source>
      <translation>Один файл для любого браузера, без интернета; цитаты можно прослушать.</translation>
    </message>
    <message>
      <source>One file on this computer holds everything: recordings, texts and reports. With a passphrase it is encrypted: recommended on a laptop that travels.</source>
      <translation>Один файл на этом компьютере содержит всё: записи, тексты и отчёты. С паролем он зашифрован: это лучше для ноутбука, который возят с собой.</translation>
    </message>
    <message>
      <source>One library for each client or project keeps them apart. Opening another one closes this one; work that runs stops after the piece at hand and goes on when this library is open again.</source>
      <translation>Отдельная библиотека для каждого клиента или проекта не даёт им смешаться. Открыть другую — значит закрыть эту; работа остановится после текущего шага и продолжится, когда эта библиотека снова откроется.</translation>
    </message>
    <message>
      <source>Only documents (docx, md, pdf, txt) and photos (jpg, png, heic) can be kept with a visit.</source>
      <translation>К визиту можно приложить только документы (docx, md, pdf, txt) и фотографии (jpg, png, heic).</translation>
    </message>
    <message>
      <source>Only for: {kinds}</source>
      <translation>Только для: {kinds}</translation>
    </message>
    <message>
      <source>Only what differs</source>
      <translation>Только различия</translation>
    </message>
    <message>
      <source>Only what is transcribed can be found.</source>
      <translation>Найти можно только расшифрованное.</translation>
    </message>
    <message>
      <source>Only words were searched: no model for meaning is installed.</source>
      <translation>Искали только по словам: модель смысла не установлена.</translation>
    </message>
    <message>
      <source>Only words were searched: nothing is ready for meaning yet.</source>
      <translation>Искали только по словам: для поиска по смыслу ещё ничего не готово.</translation>
    </message>
    <message>
      <source>Only words were searched: the model for meaning is damaged.</source>
      <translation>Искали только по словам: модель смысла повреждена.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Открыть</translation>
    </message>
    <message>
      <source>Open Library</source>
      <translation>Открыть страницу «Библиотека»</translation>
    </message>
    <message>
      <source>Open Models</source>
      <translation>Открыть страницу «Модели»</translation>
    </message>
    <message>
      <source>Open a copy</source>
      <translation>Открыть копию</translation>
    </message>
    <message>
      <source>Open a copy of {name}</source>
      <translation>Открыть копию: {name}</translation>
    </message>
    <message>
      <source>Open a library</source>
      <translation>Открыть библиотеку</translation>
    </message>
    <message>
      <source>Open a recording first</source>
      <translation>Сначала откройте запись</translation>
    </message>
    <message>
      <source>Open again: {finding}</source>
      <translation>Снова открыто: {finding}</translation>
    </message>
    <message>
      <source>Open another library…</source>
      <translation>Открыть другую библиотеку…</translation>
    </message>
    <message>
      <source>Open find and replace first: Ctrl+H</source>
      <translation>Сначала откройте поиск и замену: Ctrl+H</translation>
    </message>
    <message>
      <source>Open it beside…</source>
      <translation>Открыть рядом…</translation>
    </message>
    <message>
      <source>Open it with a newer version of VoxDesk.</source>
      <translation>Откройте её более новой версией VoxDesk.</translation>
    </message>
    <message>
      <source>Open recording</source>
      <translation>Открыть запись</translation>
    </message>
    <message>
      <source>Open the library as it was</source>
      <translation>Открыть библиотеку как была</translation>
    </message>
    <message>
      <source>Open the new library</source>
      <translation>Открыть новую библиотеку</translation>
    </message>
    <message>
      <source>Open the recording</source>
      <translation>Открыть запись</translation>
    </message>
    <message>
      <source>Open the recording that is there.</source>
      <translation>Откройте запись, которая уже есть.</translation>
    </message>
    <message>
      <source>Open the report</source>
      <translation>Открыть отчёт</translation>
    </message>
    <message>
      <source>Open the report on {place}</source>
      <translation>Открыть отчёт: {place}</translation>
    </message>
    <message>
      <source>Open what was found</source>
      <translation>Открыть найденное</translation>
    </message>
    <message>
      <source>Open {name}</source>
      <translation>Открыть: {name}</translation>
    </message>
    <message>
      <source>Opening the backup</source>
      <translation>Открывается копия</translation>
    </message>
    <message>
      <source>Opening the device…</source>
      <translation>Открывается устройство…</translation>
    </message>
    <message>
      <source>Opening …</source>
      <translation>Открывается…</translation>
    </message>
    <message>
      <source>Opinion</source>
      <translation>Мнение</translation>
    </message>
    <message>
      <source>Organisation's rules</source>
      <translation>Правила организации</translation>
    </message>
    <message>
      <source>Original</source>
      <translation>Оригинал</translation>
    </message>
    <message>
      <source>Originals too</source>
      <translation>С исходными записями</translation>
    </message>
    <message>
      <source>Other</source>
      <translation>Другое</translation>
    </message>
    <message>
      <source>Other libraries</source>
      <translation>Другие библиотеки</translation>
    </message>
    <message>
      <source>Outdated</source>
      <translation>Устарело</translation>
    </message>
    <message>
      <source>Outdated: what it quotes was corrected since. Have it written anew.</source>
      <translation>Устарело: цитируемый текст с тех пор исправлен. Составьте заново.</translation>
    </message>
    <message>
      <source>Over time</source>
      <translation>Во времени</translation>
    </message>
    <message>
      <source>Overview</source>
      <translation>Обзор</translation>
    </message>
    <message>
      <source>PDF</source>
      <translation>PDF</translation>
    </message>
    <message>
      <source>Pages about reports</source>
      <translation>Страницы отчётов</translation>
    </message>
    <message>
      <source>Part of a report</source>
      <translation>Часть отчёта</translation>
    </message>
    <message>
      <source>Part of the chain of custody is missing ({what}).</source>
      <translation>Не хватает части цепочки сохранности ({what}).</translation>
    </message>
    <message>
      <source>Partly met</source>
      <translation>Выполнено частично</translation>
    </message>
    <message>
      <source>Partly transcribed</source>
      <translation>Расшифрована частично</translation>
    </message>
    <message>
      <source>Parts of the library</source>
      <translation>Части библиотеки</translation>
    </message>
    <message>
      <source>Parts to change</source>
      <translation>Что изменить</translation>
    </message>
    <message>
      <source>Passage</source>
      <translation>Фрагмент</translation>
    </message>
    <message>
      <source>Passphrase</source>
      <translation>Пароль</translation>
    </message>
    <message>
      <source>Passphrase changed</source>
      <translation>Изменён пароль</translation>
    </message>
    <message>
      <source>Passphrase of the backup</source>
      <translation>Пароль резервной копии</translation>
    </message>
    <message>
      <source>Passphrase of the backup, if it has another one</source>
      <translation>Пароль резервной копии, если он другой</translation>
    </message>
    <message>
      <source>Paste caption</source>
      <translation>Вставить подпись к файлу</translation>
    </message>
    <message>
      <source>Paste files</source>
      <translation>Вставить файлы</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Пауза</translation>
    </message>
    <message>
      <source>Pause everything</source>
      <translation>Приостановить всё</translation>
    </message>
    <message>
      <source>Pause or go on</source>
      <translation>Пауза или дальше</translation>
    </message>
    <message>
      <source>Pause this job, or let it go on</source>
      <translation>Приостановить это задание или пустить дальше</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Приостановлено</translation>
    </message>
    <message>
      <source>Paused at {time}</source>
      <translation>Пауза на {time}</translation>
    </message>
    <message>
      <source>Paused: nothing is kept</source>
      <translation>Пауза: ничего не сохраняется</translation>
    </message>
    <message>
      <source>Paused: {job}</source>
      <translation>Приостановлено: {job}</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>Человек</translation>
    </message>
    <message>
      <source>Photo</source>
      <translation>Фотография</translation>
    </message>
    <message>
      <source>Photos and documents</source>
      <translation>Фотографии и документы</translation>
    </message>
    <message>
      <source>Photos and documents ({patterns})</source>
      <translation>Фотографии и документы ({patterns})</translation>
    </message>
    <message>
      <source>Place the caret between two words to split there</source>
      <translation>Поставьте курсор между двумя словами, чтобы разделить там</translation>
    </message>
    <message>
      <source>Place the caret in a text first: double-click it</source>
      <translation>Сначала поставьте курсор в текст: двойной щелчок</translation>
    </message>
    <message>
      <source>Plain text with headings, for wikis and version control.</source>
      <translation>Простой текст с заголовками: для вики и систем версий.</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Играть</translation>
    </message>
    <message>
      <source>Play a sample of this speaker</source>
      <translation>Включить образец этого голоса</translation>
    </message>
    <message>
      <source>Play at normal speed</source>
      <translation>Обычная скорость</translation>
    </message>
    <message>
      <source>Play faster</source>
      <translation>Быстрее</translation>
    </message>
    <message>
      <source>Play from here</source>
      <translation>Играть отсюда</translation>
    </message>
    <message>
      <source>Play from the start</source>
      <translation>Играть с начала</translation>
    </message>
    <message>
      <source>Play from {time}</source>
      <translation>Играть с {time}</translation>
    </message>
    <message>
      <source>Play its next quote</source>
      <translation>Слушать следующую цитату</translation>
    </message>
    <message>
      <source>Play or pause</source>
      <translation>Играть или пауза</translation>
    </message>
    <message>
      <source>Play slower</source>
      <translation>Медленнее</translation>
    </message>
    <message>
      <source>Play the recording or choose a segment first</source>
      <translation>Включите запись или сначала выберите реплику</translation>
    </message>
    <message>
      <source>Play this</source>
      <translation>Играть это</translation>
    </message>
    <message>
      <source>Play what was found</source>
      <translation>Включить найденное</translation>
    </message>
    <message>
      <source>Play {time}</source>
      <translation>Играть {time}</translation>
    </message>
    <message>
      <source>Playing</source>
      <translation>Воспроизведение</translation>
    </message>
    <message>
      <source>Playing and recording</source>
      <translation>Воспроизведение и запись</translation>
    </message>
    <message>
      <source>Playing stopped unexpectedly. The recording is safe; play again.</source>
      <translation>Воспроизведение неожиданно остановилось. Запись в безопасности; включите его снова.</translation>
    </message>
    <message>
      <source>Portuguese</source>
      <translation>Португальский</translation>
    </message>
    <message>
      <source>Position in the recording</source>
      <translation>Место в записи</translation>
    </message>
    <message>
      <source>Positive</source>
      <translation>Похвала</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>Предпросмотр</translation>
    </message>
    <message>
      <source>Previous finding</source>
      <translation>Предыдущий вывод</translation>
    </message>
    <message>
      <source>Previous match</source>
      <translation>Предыдущее совпадение</translation>
    </message>
    <message>
      <source>Print a seal sheet…</source>
      <translation>Напечатать заверительный лист…</translation>
    </message>
    <message>
      <source>Print it, or keep the file elsewhere.</source>
      <translation>Напечатайте её или храните файл в другом месте.</translation>
    </message>
    <message>
      <source>Print or save the sheet first</source>
      <translation>Сначала напечатайте или сохраните лист</translation>
    </message>
    <message>
      <source>Print…</source>
      <translation>Напечатать…</translation>
    </message>
    <message>
      <source>Processor cores to use</source>
      <translation>Сколько ядер процессора занимать</translation>
    </message>
    <message>
      <source>Propose roles</source>
      <translation>Предложить роли</translation>
    </message>
    <message>
      <source>Proposed role of {name}</source>
      <translation>Предложенная роль: {name}</translation>
    </message>
    <message>
      <source>Proposed, not decided</source>
      <translation>Предложено, не решено</translation>
    </message>
    <message>
      <source>Pseudonymised</source>
      <translation>С псевдонимами</translation>
    </message>
    <message>
      <source>Put back</source>
      <translation>Вернуть</translation>
    </message>
    <message>
      <source>Put back as it was</source>
      <translation>Возвращено как было</translation>
    </message>
    <message>
      <source>Put back what was heard</source>
      <translation>Вернуть услышанное</translation>
    </message>
    <message>
      <source>Put back: {name}</source>
      <translation>Возвращено: {name}</translation>
    </message>
    <message>
      <source>Put it in this library's place</source>
      <translation>Поставить на место этой библиотеки</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Вопрос</translation>
    </message>
    <message>
      <source>Question asked</source>
      <translation>Задан вопрос</translation>
    </message>
    <message>
      <source>Queued {time}</source>
      <translation>В очереди с {time}</translation>
    </message>
    <message>
      <source>Quick</source>
      <translation>Быстро</translation>
    </message>
    <message>
      <source>Quick, fair</source>
      <translation>Быстрая, средняя</translation>
    </message>
    <message>
      <source>Quick, good</source>
      <translation>Быстрая, хорошая</translation>
    </message>
    <message>
      <source>Quick, good for English</source>
      <translation>Быстрая, хороша для английского</translation>
    </message>
    <message>
      <source>Quick; trained for these reports, in English</source>
      <translation>Быстрая; обучена для этих отчётов, на английском</translation>
    </message>
    <message>
      <source>Read what was said</source>
      <translation>Прочитать сказанное</translation>
    </message>
    <message>
      <source>Reading the seal</source>
      <translation>Читается печать</translation>
    </message>
    <message>
      <source>Reading what can be read</source>
      <translation>Читается то, что читается</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>Читается…</translation>
    </message>
    <message>
      <source>Ready</source>
      <translation>Готова</translation>
    </message>
    <message>
      <source>Recommendation</source>
      <translation>Рекомендация</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>Записать</translation>
    </message>
    <message>
      <source>Record what this computer plays, too</source>
      <translation>Записывать и то, что играет этот компьютер</translation>
    </message>
    <message>
      <source>Recorded</source>
      <translation>Записано</translation>
    </message>
    <message>
      <source>Recorded so far</source>
      <translation>Записано до сих пор</translation>
    </message>
    <message>
      <source>Recorded. It opens as soon as it is kept.</source>
      <translation>Записано. Откроется, как только сохранится.</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>Запись</translation>
    </message>
    <message>
      <source>Recording {time}</source>
      <translation>Запись {time}</translation>
    </message>
    <message>
      <source>Recordings</source>
      <translation>Записи</translation>
    </message>
    <message>
      <source>Recordings of this visit</source>
      <translation>Записи этого визита</translation>
    </message>
    <message>
      <source>Recovery code</source>
      <translation>Код восстановления</translation>
    </message>
    <message>
      <source>Recovery sheet</source>
      <translation>Лист восстановления</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Повторить</translation>
    </message>
    <message>
      <source>Reject</source>
      <translation>Отклонить</translation>
    </message>
    <message>
      <source>Reject the finding</source>
      <translation>Отклонить вывод</translation>
    </message>
    <message>
      <source>Rejected</source>
      <translation>Отклонён</translation>
    </message>
    <message>
      <source>Rejected: it does not count</source>
      <translation>Отклонено: не учитывается</translation>
    </message>
    <message>
      <source>Rejected: {finding}</source>
      <translation>Отклонено: {finding}</translation>
    </message>
    <message>
      <source>Remember it on this computer</source>
      <translation>Запомнить на этом компьютере</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Убрать</translation>
    </message>
    <message>
      <source>Remove for good</source>
      <translation>Удалить навсегда</translation>
    </message>
    <message>
      <source>Remove the filter {words}</source>
      <translation>Убрать фильтр {words}</translation>
    </message>
    <message>
      <source>Remove the zone {name}</source>
      <translation>Убрать зону {name}</translation>
    </message>
    <message>
      <source>Remove this speaker</source>
      <translation>Убрать этого говорящего</translation>
    </message>
    <message>
      <source>Remove what is due…</source>
      <translation>Удалить то, у чего вышел срок…</translation>
    </message>
    <message>
      <source>Remove {model}</source>
      <translation>Удалить {model}</translation>
    </message>
    <message>
      <source>Remove {what} for good?</source>
      <translation>Удалить навсегда: {what}?</translation>
    </message>
    <message>
      <source>Removed {name}</source>
      <translation>Убрано: {name}</translation>
    </message>
    <message>
      <source>Removed: {model}</source>
      <translation>Удалено: {model}</translation>
    </message>
    <message>
      <source>Remove…</source>
      <translation>Удалить…</translation>
    </message>
    <message>
      <source>Removing</source>
      <translation>Удаляется</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Переименовать</translation>
    </message>
    <message>
      <source>Renamed</source>
      <translation>Переименовано</translation>
    </message>
    <message>
      <source>Renamed to “{name}”</source>
      <translation>Переименовано в «{name}»</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>Заменить</translation>
    </message>
    <message>
      <source>Replace all</source>
      <translation>Заменить все</translation>
    </message>
    <message>
      <source>Replace all matches</source>
      <translation>Заменить все совпадения</translation>
    </message>
    <message>
      <source>Replace this match</source>
      <translation>Заменить это совпадение</translation>
    </message>
    <message>
      <source>Replace with</source>
      <translation>Заменить на</translation>
    </message>
    <message numerus="yes">
      <source>Replaced in %n segments</source>
      <translation>
        <numerusform>Заменено в %n реплике</numerusform>
        <numerusform>Заменено в %n репликах</numerusform>
        <numerusform>Заменено в %n репликах</numerusform>
      </translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Отчёт</translation>
    </message>
    <message>
      <source>Report again</source>
      <translation>Составить отчёт заново</translation>
    </message>
    <message>
      <source>Report on</source>
      <translation>Составить отчёт о</translation>
    </message>
    <message>
      <source>Report on it</source>
      <translation>Составить отчёт</translation>
    </message>
    <message>
      <source>Report reviewed</source>
      <translation>Отчёт проверен</translation>
    </message>
    <message>
      <source>Report signed off</source>
      <translation>Отчёт подписан</translation>
    </message>
    <message>
      <source>Report written</source>
      <translation>Написан отчёт</translation>
    </message>
    <message>
      <source>Report, transcripts and originals with signed hashes, and a program that checks them.</source>
      <translation>Отчёт, расшифровки и исходные записи с подписанными хешами и программой проверки.</translation>
    </message>
    <message>
      <source>Reports</source>
      <translation>Отчёты</translation>
    </message>
    <message>
      <source>Reports of this batch</source>
      <translation>Отчёты этого пакета</translation>
    </message>
    <message>
      <source>Reports that go by a list of factors or points show here what nobody spoke of.</source>
      <translation>Отчёты по списку факторов или пунктов показывают здесь то, о чём никто не говорил.</translation>
    </message>
    <message>
      <source>Reports with this figure</source>
      <translation>Отчёты с этим показателем</translation>
    </message>
    <message>
      <source>Reset to default</source>
      <translation>Вернуть обычное</translation>
    </message>
    <message>
      <source>Reset to default: {setting}</source>
      <translation>Вернуть обычное: {setting}</translation>
    </message>
    <message>
      <source>Restaurant</source>
      <translation>Ресторан</translation>
    </message>
    <message>
      <source>Restore a backup from before, or save what can still be read into a new library.</source>
      <translation>Восстановите более раннюю копию или спасите в новую библиотеку то, что ещё читается.</translation>
    </message>
    <message>
      <source>Restore a backup…</source>
      <translation>Восстановить из копии…</translation>
    </message>
    <message>
      <source>Restore from a file…</source>
      <translation>Восстановить из файла…</translation>
    </message>
    <message>
      <source>Restore {name}</source>
      <translation>Восстановить: {name}</translation>
    </message>
    <message>
      <source>Restored from a backup</source>
      <translation>Восстановлено из резервной копии</translation>
    </message>
    <message>
      <source>Restore…</source>
      <translation>Восстановить…</translation>
    </message>
    <message>
      <source>Restoring</source>
      <translation>Восстанавливается</translation>
    </message>
    <message>
      <source>Restoring the backup</source>
      <translation>Восстанавливается резервная копия</translation>
    </message>
    <message>
      <source>Retention</source>
      <translation>Хранение</translation>
    </message>
    <message>
      <source>Retention rules changed</source>
      <translation>Изменены правила хранения</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>Ещё раз</translation>
    </message>
    <message>
      <source>Retry this job</source>
      <translation>Сделать это задание ещё раз</translation>
    </message>
    <message>
      <source>Reviewed</source>
      <translation>Проверен</translation>
    </message>
    <message>
      <source>Reviewed: {report}</source>
      <translation>Проверен: {report}</translation>
    </message>
    <message>
      <source>Right when calibrated</source>
      <translation>Верно при калибровке</translation>
    </message>
    <message>
      <source>Role of {label}</source>
      <translation>Роль: {label}</translation>
    </message>
    <message>
      <source>Roles accepted</source>
      <translation>Роли приняты</translation>
    </message>
    <message>
      <source>Running</source>
      <translation>Выполняется</translation>
    </message>
    <message>
      <source>Russian</source>
      <translation>Русский</translation>
    </message>
    <message>
      <source>SHA-256 of the adapter</source>
      <translation>SHA-256 адаптера</translation>
    </message>
    <message>
      <source>SHA-256 of the model</source>
      <translation>SHA-256 модели</translation>
    </message>
    <message>
      <source>Said</source>
      <translation>Сказано</translation>
    </message>
    <message>
      <source>Salvaged</source>
      <translation>Спасено из повреждённой</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Сохранить</translation>
    </message>
    <message>
      <source>Save a copy</source>
      <translation>Сохранить копию</translation>
    </message>
    <message>
      <source>Save a copy…</source>
      <translation>Сохранить копию…</translation>
    </message>
    <message>
      <source>Save a seal sheet…</source>
      <translation>Сохранить заверительный лист…</translation>
    </message>
    <message>
      <source>Save as a new version</source>
      <translation>Сохранить новой версией</translation>
    </message>
    <message>
      <source>Save as text…</source>
      <translation>Сохранить как текст…</translation>
    </message>
    <message>
      <source>Save the recovery sheet</source>
      <translation>Сохранить лист восстановления</translation>
    </message>
    <message>
      <source>Save this filter…</source>
      <translation>Сохранить этот фильтр…</translation>
    </message>
    <message>
      <source>Save this filter… (choose one first)</source>
      <translation>Сохранить этот фильтр… (сначала выберите)</translation>
    </message>
    <message>
      <source>Save what can be read…</source>
      <translation>Спасти то, что читается…</translation>
    </message>
    <message>
      <source>Saved</source>
      <translation>Сохранено</translation>
    </message>
    <message>
      <source>Saved as {name}</source>
      <translation>Сохранено как {name}</translation>
    </message>
    <message>
      <source>Saved as “{name}”</source>
      <translation>Сохранено как «{name}»</translation>
    </message>
    <message>
      <source>Saved filters</source>
      <translation>Сохранённые фильтры</translation>
    </message>
    <message>
      <source>Saved filters…</source>
      <translation>Сохранённые фильтры…</translation>
    </message>
    <message>
      <source>Saved {name}</source>
      <translation>Сохранено: {name}</translation>
    </message>
    <message>
      <source>Say first what to find</source>
      <translation>Сначала скажите, что искать</translation>
    </message>
    <message>
      <source>Scenario</source>
      <translation>Сценарий</translation>
    </message>
    <message>
      <source>Scenario kept</source>
      <translation>Сценарий сохранён</translation>
    </message>
    <message>
      <source>Scores, each by a rubric</source>
      <translation>Баллы по рубрике</translation>
    </message>
    <message>
      <source>Scores: {section}</source>
      <translation>Баллы: {section}</translation>
    </message>
    <message>
      <source>Seal sheet</source>
      <translation>Заверительный лист</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Поиск</translation>
    </message>
    <message>
      <source>Search by meaning is not at hand; only words were searched.</source>
      <translation>Поиск по смыслу недоступен; искали только по словам.</translation>
    </message>
    <message>
      <source>Search in the list</source>
      <translation>Искать в списке</translation>
    </message>
    <message>
      <source>Search recordings</source>
      <translation>Искать записи</translation>
    </message>
    <message>
      <source>Seconds</source>
      <translation>Секунды</translation>
    </message>
    <message>
      <source>Section</source>
      <translation>Раздел</translation>
    </message>
    <message>
      <source>Sections of settings</source>
      <translation>Разделы настроек</translation>
    </message>
    <message>
      <source>Security</source>
      <translation>Безопасность</translation>
    </message>
    <message>
      <source>See that the disk is connected and sound, then open the library again; `voxdesk library check` looks for damage.</source>
      <translation>Проверьте, что диск подключён и исправен, и откройте библиотеку снова; повреждения ищет `voxdesk library check`.</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Начальное число</translation>
    </message>
    <message>
      <source>Segment</source>
      <translation>Реплика</translation>
    </message>
    <message>
      <source>Segments</source>
      <translation>Реплики</translation>
    </message>
    <message>
      <source>Select a recording to see what is in it.</source>
      <translation>Выберите запись, чтобы увидеть, что в ней.</translation>
    </message>
    <message>
      <source>Select one recording</source>
      <translation>Выберите одну запись</translation>
    </message>
    <message>
      <source>Select recordings first</source>
      <translation>Сначала выберите записи</translation>
    </message>
    <message>
      <source>Select segments and have them heard again first</source>
      <translation>Сначала выделите реплики и прослушайте их заново</translation>
    </message>
    <message>
      <source>Select segments in the transcript first</source>
      <translation>Сначала выделите реплики в расшифровке</translation>
    </message>
    <message>
      <source>Set a marker</source>
      <translation>Поставить отметку</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Настройки</translation>
    </message>
    <message>
      <source>Share of the audio heard</source>
      <translation>Доля прослушанного звука</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Показать</translation>
    </message>
    <message>
      <source>Show all recordings</source>
      <translation>Показать все записи</translation>
    </message>
    <message>
      <source>Show all visits</source>
      <translation>Показать все визиты</translation>
    </message>
    <message>
      <source>Show folder</source>
      <translation>Показать папку</translation>
    </message>
    <message>
      <source>Show in its folder</source>
      <translation>Показать в папке</translation>
    </message>
    <message>
      <source>Show in transcript</source>
      <translation>Показать в расшифровке</translation>
    </message>
    <message>
      <source>Show jobs</source>
      <translation>Показать задания</translation>
    </message>
    <message>
      <source>Show live text while recording</source>
      <translation>Показывать живой текст во время записи</translation>
    </message>
    <message>
      <source>Show more</source>
      <translation>Показать ещё</translation>
    </message>
    <message>
      <source>Show or hide the inspector</source>
      <translation>Показать или скрыть боковую панель</translation>
    </message>
    <message>
      <source>Show or hide the preview</source>
      <translation>Показать или скрыть предпросмотр</translation>
    </message>
    <message>
      <source>Show or hide what was heard</source>
      <translation>Показать или скрыть услышанное</translation>
    </message>
    <message>
      <source>Show the folder</source>
      <translation>Показать эту папку</translation>
    </message>
    <message>
      <source>Show the line</source>
      <translation>Показать строку</translation>
    </message>
    <message>
      <source>Show the whole summary</source>
      <translation>Показать всё резюме</translation>
    </message>
    <message>
      <source>Show the whole waveform</source>
      <translation>Показать волну целиком</translation>
    </message>
    <message>
      <source>Show the window</source>
      <translation>Показать окно</translation>
    </message>
    <message>
      <source>Silent</source>
      <translation>Тишина</translation>
    </message>
    <message>
      <source>Similar</source>
      <translation>Похожие</translation>
    </message>
    <message>
      <source>Similar past findings</source>
      <translation>Похожие прежние выводы</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Объект</translation>
    </message>
    <message>
      <source>Sites</source>
      <translation>Объекты</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Размер</translation>
    </message>
    <message>
      <source>Something in VoxDesk went wrong</source>
      <translation>В VoxDesk что-то пошло не так</translation>
    </message>
    <message>
      <source>Something in the library is wrong.</source>
      <translation>В библиотеке что-то не так.</translation>
    </message>
    <message>
      <source>Something is being done to this recording</source>
      <translation>С этой записью сейчас идёт работа</translation>
    </message>
    <message>
      <source>Something went wrong.</source>
      <translation>Что-то пошло не так.</translation>
    </message>
    <message>
      <source>Sort by</source>
      <translation>Упорядочить по</translation>
    </message>
    <message>
      <source>Sound missing</source>
      <translation>Пропал звук</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Исходный текст</translation>
    </message>
    <message>
      <source>Spanish</source>
      <translation>Испанский</translation>
    </message>
    <message>
      <source>Speaker</source>
      <translation>Говорящий</translation>
    </message>
    <message>
      <source>Speaker changed</source>
      <translation>Изменён говорящий</translation>
    </message>
    <message>
      <source>Speaker {number}</source>
      <translation>Говорящий {number}</translation>
    </message>
    <message>
      <source>Speakers</source>
      <translation>Говорящие</translation>
    </message>
    <message>
      <source>Speech</source>
      <translation>Речь</translation>
    </message>
    <message>
      <source>Speech model</source>
      <translation>Модель речи</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Скорость</translation>
    </message>
    <message>
      <source>Speed {speed}</source>
      <translation>Скорость {speed}</translation>
    </message>
    <message>
      <source>Spell otherwise</source>
      <translation>Написать иначе</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>Разделено</translation>
    </message>
    <message>
      <source>Split at the caret</source>
      <translation>Разделить у курсора</translation>
    </message>
    <message>
      <source>Spoken of</source>
      <translation>Упомянуто</translation>
    </message>
    <message>
      <source>Stage</source>
      <translation>Этап</translation>
    </message>
    <message>
      <source>Stages, sections and criteria</source>
      <translation>Этапы, разделы и критерии</translation>
    </message>
    <message>
      <source>Start earlier</source>
      <translation>Начать раньше</translation>
    </message>
    <message>
      <source>Start later</source>
      <translation>Начать позже</translation>
    </message>
    <message>
      <source>Start recording</source>
      <translation>Начать запись</translation>
    </message>
    <message>
      <source>Started {time}</source>
      <translation>Начато {time}</translation>
    </message>
    <message>
      <source>Starts at</source>
      <translation>Начинается в</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Состояние</translation>
    </message>
    <message>
      <source>Statement</source>
      <translation>Вывод</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Стоп</translation>
    </message>
    <message>
      <source>Stop adding evidence</source>
      <translation>Больше не добавлять подтверждения</translation>
    </message>
    <message>
      <source>Stop recording</source>
      <translation>Остановить запись</translation>
    </message>
    <message>
      <source>Stopped.</source>
      <translation>Остановлено.</translation>
    </message>
    <message>
      <source>Stopped. What was finished is kept.</source>
      <translation>Остановлено. То, что закончено, сохранено.</translation>
    </message>
    <message>
      <source>Strong enough</source>
      <translation>Достаточно надёжный</translation>
    </message>
    <message>
      <source>Structured audit report</source>
      <translation>Структурированный отчёт об аудите</translation>
    </message>
    <message>
      <source>Subtitles</source>
      <translation>Субтитры</translation>
    </message>
    <message>
      <source>Subtitles (SRT)</source>
      <translation>Субтитры (SRT)</translation>
    </message>
    <message>
      <source>Subtitles (WebVTT)</source>
      <translation>Субтитры (WebVTT)</translation>
    </message>
    <message>
      <source>Superseded</source>
      <translation>Заменён</translation>
    </message>
    <message>
      <source>Superseded by a later version.</source>
      <translation>Заменён более новой версией.</translation>
    </message>
    <message>
      <source>Supported</source>
      <translation>Подтверждено</translation>
    </message>
    <message>
      <source>Table of findings (CSV)</source>
      <translation>Таблица выводов (CSV)</translation>
    </message>
    <message>
      <source>Take a part of the filter away, or type fewer letters.</source>
      <translation>Уберите часть фильтра или наберите меньше букв.</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>Взять обратно</translation>
    </message>
    <message>
      <source>Take it away</source>
      <translation>Убрать это</translation>
    </message>
    <message>
      <source>Take off the list</source>
      <translation>Убрать из списка</translation>
    </message>
    <message>
      <source>Take over old data</source>
      <translation>Принять старые данные</translation>
    </message>
    <message>
      <source>Take the passphrase away?</source>
      <translation>Снять пароль?</translation>
    </message>
    <message>
      <source>Take the passphrase away…</source>
      <translation>Снять пароль…</translation>
    </message>
    <message>
      <source>Take up again</source>
      <translation>Вернуть</translation>
    </message>
    <message>
      <source>Taken out</source>
      <translation>Убрано</translation>
    </message>
    <message>
      <source>Taken out of the bin</source>
      <translation>Возвращено из корзины</translation>
    </message>
    <message>
      <source>Taken over from an earlier version</source>
      <translation>Принято из прежней версии</translation>
    </message>
    <message>
      <source>Talk time</source>
      <translation>Время речи</translation>
    </message>
    <message>
      <source>Taxonomy</source>
      <translation>Таксономия</translation>
    </message>
    <message>
      <source>Technical details</source>
      <translation>Технические подробности</translation>
    </message>
    <message>
      <source>Tell when long work ends</source>
      <translation>Сообщать, когда закончилась долгая работа</translation>
    </message>
    <message>
      <source>Term</source>
      <translation>Термин</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Текст</translation>
    </message>
    <message>
      <source>Text (*.txt)</source>
      <translation>Текст (*.txt)</translation>
    </message>
    <message>
      <source>Text corrected</source>
      <translation>Текст исправлен</translation>
    </message>
    <message>
      <source>Text of the note</source>
      <translation>Текст заметки</translation>
    </message>
    <message>
      <source>Text of the segment</source>
      <translation>Текст реплики</translation>
    </message>
    <message>
      <source>The Word template lacks some styles of a report; the program's own were added.</source>
      <translation>В шаблоне Word нет некоторых стилей отчёта; добавлены стили программы.</translation>
    </message>
    <message>
      <source>The audio was removed by a rule of retention; its transcript and hash are kept.</source>
      <translation>Звук удалён по правилу хранения; расшифровка и контрольная сумма сохранены.</translation>
    </message>
    <message>
      <source>The auditor's own opinion</source>
      <translation>Собственное мнение аудитора</translation>
    </message>
    <message>
      <source>The backup is made and checked.</source>
      <translation>Копия сделана и проверена.</translation>
    </message>
    <message>
      <source>The backup is restored. What was there before lies beside it.</source>
      <translation>Копия восстановлена. То, что было, лежит рядом с ней.</translation>
    </message>
    <message>
      <source>The bin is empty.</source>
      <translation>Корзина пуста.</translation>
    </message>
    <message>
      <source>The bytes of {subject} are not those that came in.</source>
      <translation>Байты ({subject}) не те, что пришли.</translation>
    </message>
    <message>
      <source>The card has to say which kind of site: {kinds}</source>
      <translation>В карточке нужно указать тип объекта: {kinds}</translation>
    </message>
    <message>
      <source>The catalogue has no model of this name.</source>
      <translation>Модели с таким названием в каталоге нет.</translation>
    </message>
    <message>
      <source>The chain of custody</source>
      <translation>Цепочка сохранности</translation>
    </message>
    <message>
      <source>The chain of custody no longer fits together: somebody may have altered the library. `voxdesk library verify` says where.</source>
      <translation>Цепочка сохранности больше не сходится: возможно, кто-то изменил библиотеку. Где именно, скажет `voxdesk library verify`.</translation>
    </message>
    <message>
      <source>The chain of custody was rewritten ({what}).</source>
      <translation>Цепочка сохранности переписана ({what}).</translation>
    </message>
    <message>
      <source>The chosen part</source>
      <translation>Выбранная часть</translation>
    </message>
    <message>
      <source>The clipboard holds no caption: six or seven lines, the number first, then the date.</source>
      <translation>В буфере нет подписи: это шесть-семь строк, сначала номер, затем дата.</translation>
    </message>
    <message>
      <source>The computer now uses another microphone. Recording goes on with the one it began with.</source>
      <translation>Компьютер теперь использует другой микрофон. Запись идёт с того, с которого началась.</translation>
    </message>
    <message>
      <source>The computer slept while recording. Recording goes on, and the gap is noted.</source>
      <translation>Компьютер спал во время записи. Запись идёт, пропуск отмечен.</translation>
    </message>
    <message>
      <source>The copy of the library did not pass its checks.</source>
      <translation>Копия библиотеки не прошла проверку.</translation>
    </message>
    <message>
      <source>The damaged file stays as it is. What is lost is told, nothing is hidden.</source>
      <translation>Повреждённый файл остаётся как есть. Потерянное будет названо, ничего не скрывается.</translation>
    </message>
    <message>
      <source>The device gave up some sound: the computer was too busy. Recording goes on, and the place is noted.</source>
      <translation>Устройство потеряло часть звука: компьютер был слишком занят. Запись идёт, это место отмечено.</translation>
    </message>
    <message>
      <source>The device that is recorded from is not there any more. What was recorded is safe; listen whether the sound goes on.</source>
      <translation>Устройства, с которого идёт запись, больше нет. Записанное в безопасности; проверьте, идёт ли звук дальше.</translation>
    </message>
    <message>
      <source>The device's clock goes off from the computer's. All sound is kept; times may be off by as much.</source>
      <translation>Часы устройства расходятся с часами компьютера. Весь звук сохранён; время может отличаться на эту величину.</translation>
    </message>
    <message>
      <source>The disk did not read or write as asked. What was saved before is safe.</source>
      <translation>Диск не прочитал или не записал то, что нужно. Сохранённое раньше в безопасности.</translation>
    </message>
    <message>
      <source>The disk has room for {hours} h</source>
      <translation>На диске хватит места на {hours} ч</translation>
    </message>
    <message>
      <source>The disk has room for {minutes} min</source>
      <translation>На диске хватит места на {minutes} мин</translation>
    </message>
    <message>
      <source>The disk is full, so recording was stopped. All that was recorded is safe.</source>
      <translation>Диск заполнен, поэтому запись остановлена. Всё записанное в безопасности.</translation>
    </message>
    <message>
      <source>The disk is nearly full. Recording goes on and stops cleanly before it is.</source>
      <translation>Диск почти заполнен. Запись идёт и аккуратно остановится раньше, чем место кончится.</translation>
    </message>
    <message>
      <source>The file</source>
      <translation>Файл</translation>
    </message>
    <message>
      <source>The file cannot be read: its permissions do not let this user.</source>
      <translation>Файл не читается: у этого пользователя нет прав.</translation>
    </message>
    <message>
      <source>The file ends early: it was cut off</source>
      <translation>Файл кончается слишком рано: он обрезан</translation>
    </message>
    <message>
      <source>The file is damaged.</source>
      <translation>Файл повреждён.</translation>
    </message>
    <message>
      <source>The file is not a VoxDesk library, or it is damaged. It was left untouched.</source>
      <translation>Этот файл — не библиотека VoxDesk, или он повреждён. Он не тронут.</translation>
    </message>
    <message>
      <source>The file is not there now</source>
      <translation>Сейчас файла нет на месте</translation>
    </message>
    <message>
      <source>The file is not there.</source>
      <translation>Файла нет на месте.</translation>
    </message>
    <message>
      <source>The file is written anew without encryption: whoever has it can read everything. Encrypted backups stay encrypted, with the passphrase and the sheet from before.</source>
      <translation>Файл записывается заново без шифрования: прочитать всё сможет любой, у кого он есть. Зашифрованные копии остаются зашифрованными, с прежним паролем и листом.</translation>
    </message>
    <message>
      <source>The file itself</source>
      <translation>Сам файл</translation>
    </message>
    <message>
      <source>The file vanished or changed while it was read. Nothing of it was kept.</source>
      <translation>Файл исчез или изменился во время чтения. Ничего из него не сохранено.</translation>
    </message>
    <message>
      <source>The files of a model are not what they should be, so it was not loaded.</source>
      <translation>Файлы модели не те, какими должны быть, поэтому она не загружена.</translation>
    </message>
    <message>
      <source>The filter looks at sites, people, customers, cities, zones and numbers.</source>
      <translation>Фильтр смотрит на объекты, людей, заказчиков, города, зоны и номера.</translation>
    </message>
    <message>
      <source>The first words come after some seconds. They are provisional.</source>
      <translation>Первые слова появятся через несколько секунд. Они предварительные.</translation>
    </message>
    <message>
      <source>The folder is not there now. Is its disk connected?</source>
      <translation>Сейчас папки нет. Подключён ли её диск?</translation>
    </message>
    <message>
      <source>The folder of a model</source>
      <translation>Папка модели</translation>
    </message>
    <message>
      <source>The graphics card could not be used; the processor does the work.</source>
      <translation>Видеокартой не удалось воспользоваться; работает процессор.</translation>
    </message>
    <message>
      <source>The key is in the key store: VoxDesk opens without asking.</source>
      <translation>Ключ лежит в хранилище паролей: VoxDesk открывается без вопроса.</translation>
    </message>
    <message>
      <source>The key is kept on this computer.</source>
      <translation>Ключ сохранён на этом компьютере.</translation>
    </message>
    <message>
      <source>The key is no longer kept on this computer.</source>
      <translation>Ключа на этом компьютере больше нет.</translation>
    </message>
    <message>
      <source>The key that seals are signed with cannot be used. No other was made.</source>
      <translation>Ключом, которым подписываются печати, нельзя воспользоваться. Другой не создан.</translation>
    </message>
    <message>
      <source>The library cannot be used.</source>
      <translation>Библиотекой нельзя пользоваться.</translation>
    </message>
    <message>
      <source>The library cannot be written: the file or its folder is read-only.</source>
      <translation>В библиотеку нельзя писать: файл или его папка только для чтения.</translation>
    </message>
    <message>
      <source>The library does not hold this.</source>
      <translation>В библиотеке этого нет.</translation>
    </message>
    <message>
      <source>The library is encrypted now.</source>
      <translation>Теперь библиотека зашифрована.</translation>
    </message>
    <message>
      <source>The library is encrypted, and no passphrase was given.</source>
      <translation>Библиотека зашифрована, а пароль не указан.</translation>
    </message>
    <message>
      <source>The library is locked</source>
      <translation>Библиотека заперта</translation>
    </message>
    <message>
      <source>The library lies where its locks cannot be trusted. It was not opened.</source>
      <translation>Библиотека лежит там, где её блокировкам нельзя доверять. Она не открыта.</translation>
    </message>
    <message>
      <source>The library was brought to the form of this version. A copy of it as it was is kept.</source>
      <translation>Библиотека приведена к виду этой версии. Её прежняя копия сохранена.</translation>
    </message>
    <message>
      <source>The library was written by a newer VoxDesk. It was left untouched.</source>
      <translation>Библиотека записана более новой версией VoxDesk. Она не тронута.</translation>
    </message>
    <message>
      <source>The list says where. What it names should be looked at.</source>
      <translation>Где именно, сказано в списке. На названное стоит посмотреть.</translation>
    </message>
    <message>
      <source>The log knows of it, and of no act that removed it.</source>
      <translation>Журнал об этом знает и не знает действия, которое это удалило.</translation>
    </message>
    <message>
      <source>The log says that it went, and of no act that brought it back.</source>
      <translation>Журнал говорит, что это ушло, и не знает действия, которое вернуло бы его.</translation>
    </message>
    <message>
      <source>The logo is not a PNG or JPEG picture, or it is too large (5 MB).</source>
      <translation>Логотип не PNG и не JPEG или слишком велик (5 МБ).</translation>
    </message>
    <message>
      <source>The memory did not suffice. What was done before is kept.</source>
      <translation>Не хватило памяти. Сделанное раньше сохранено.</translation>
    </message>
    <message>
      <source>The microphone cannot be used. What was recorded before is safe.</source>
      <translation>Микрофоном нельзя воспользоваться. Записанное раньше в безопасности.</translation>
    </message>
    <message>
      <source>The model could not be fetched. Models that were here are untouched.</source>
      <translation>Модель не удалось получить. Модели, которые были здесь, не тронуты.</translation>
    </message>
    <message>
      <source>The original no longer has the hash it had: damaged, or exchanged.</source>
      <translation>У оригинала уже не та контрольная сумма: он повреждён или подменён.</translation>
    </message>
    <message>
      <source>The other program only promised this file and did not hand it over. Save it first, then drop the file.</source>
      <translation>Другая программа только пообещала этот файл и не передала его. Сначала сохраните его, потом перетащите файл.</translation>
    </message>
    <message>
      <source>The other run</source>
      <translation>Другой прогон</translation>
    </message>
    <message>
      <source>The passphrase is changed. Only the new recovery sheet opens the library.</source>
      <translation>Пароль изменён. Библиотеку открывает только новый лист восстановления.</translation>
    </message>
    <message>
      <source>The passphrase is set, and its sheet is kept.</source>
      <translation>Пароль поставлен, его лист сохранён.</translation>
    </message>
    <message>
      <source>The passphrase is taken away.</source>
      <translation>Пароль снят.</translation>
    </message>
    <message numerus="yes">
      <source>The picture shows the %n sites with the most reports; the table has all.</source>
      <translation>
        <numerusform>На картинке %n объект с наибольшим числом отчётов; в таблице все.</numerusform>
        <numerusform>На картинке %n объекта с наибольшим числом отчётов; в таблице все.</numerusform>
        <numerusform>На картинке %n объектов с наибольшим числом отчётов; в таблице все.</numerusform>
      </translation>
    </message>
    <message>
      <source>The processor</source>
      <translation>Процессор</translation>
    </message>
    <message>
      <source>The program's own</source>
      <translation>Из программы</translation>
    </message>
    <message>
      <source>The recording is safe in the library. You can try again.</source>
      <translation>Запись в безопасности в библиотеке. Можно попробовать ещё раз.</translation>
    </message>
    <message>
      <source>The recording was heard to its end, and nobody spoke.</source>
      <translation>Запись прослушана до конца, никто не говорил.</translation>
    </message>
    <message>
      <source>The report cannot be final yet: not all that it says is borne out.</source>
      <translation>Отчёт ещё не может быть окончательным: подтверждено не всё, что в нём сказано.</translation>
    </message>
    <message>
      <source>The report is being written</source>
      <translation>Пишется отчёт</translation>
    </message>
    <message>
      <source>The report is not complete yet</source>
      <translation>Отчёт ещё не закончен</translation>
    </message>
    <message>
      <source>The report: {report}</source>
      <translation>Отчёт: {report}</translation>
    </message>
    <message>
      <source>The rules of retention are changed</source>
      <translation>Правила хранения изменены</translation>
    </message>
    <message>
      <source>The rules of your organisation cannot be read, so everything is forbidden.</source>
      <translation>Правила вашей организации не читаются, поэтому запрещено всё.</translation>
    </message>
    <message>
      <source>The rules of your organisation forbid nothing.</source>
      <translation>Правила вашей организации ничего не запрещают.</translation>
    </message>
    <message>
      <source>The same again</source>
      <translation>То же ещё раз</translation>
    </message>
    <message>
      <source>The same audio is in the library already; it was not added again.</source>
      <translation>Такая же запись уже есть в библиотеке; второй раз она не добавлена.</translation>
    </message>
    <message>
      <source>The same document is in the library already; it was not added.</source>
      <translation>Такой же документ уже есть в библиотеке; он не добавлен.</translation>
    </message>
    <message>
      <source>The scenario file does not hold together, so it was not used.</source>
      <translation>Файл сценария составлен с ошибками, поэтому он не использован.</translation>
    </message>
    <message>
      <source>The seal belongs to another library, or this file was made from another one.</source>
      <translation>Печать принадлежит другой библиотеке, или этот файл сделан из другой.</translation>
    </message>
    <message>
      <source>The seal cannot be read, or its signature does not hold.</source>
      <translation>Печать не читается, или её подпись недействительна.</translation>
    </message>
    <message>
      <source>The seal is in {path}.</source>
      <translation>Печать в {path}.</translation>
    </message>
    <message>
      <source>The seal is sent to the printer.</source>
      <translation>Печать отправлена на принтер.</translation>
    </message>
    <message>
      <source>The seal of {time} holds.</source>
      <translation>Печать от {time} действительна.</translation>
    </message>
    <message>
      <source>The settings could not be read; the defaults are used. The old file is kept as settings.bak.json.</source>
      <translation>Настройки не читаются; взяты обычные. Прежний файл сохранён как settings.bak.json.</translation>
    </message>
    <message>
      <source>The settings name something that is not a setting.</source>
      <translation>В настройках названо то, что настройкой не является.</translation>
    </message>
    <message>
      <source>The sheet is printed or saved in a safe place</source>
      <translation>Лист напечатан или сохранён в надёжном месте</translation>
    </message>
    <message>
      <source>The speech model is not installed</source>
      <translation>Модель речи не установлена</translation>
    </message>
    <message>
      <source>The speech model listens along; recording never waits for it</source>
      <translation>Модель речи слушает вместе с вами; запись её никогда не ждёт</translation>
    </message>
    <message>
      <source>The system's key store can keep the key, so that VoxDesk opens without asking. It guards a stolen disk, not a computer that somebody else uses as you.</source>
      <translation>Системное хранилище паролей может хранить ключ, чтобы VoxDesk открывался без вопроса. Это защищает украденный диск, но не компьютер, которым под вашим именем пользуется кто-то другой.</translation>
    </message>
    <message>
      <source>The system's key store keeps the key; VoxDesk then opens without asking.</source>
      <translation>Ключ хранит системное хранилище паролей; VoxDesk тогда открывается без вопроса.</translation>
    </message>
    <message>
      <source>The target cannot be written: it is read-only or open in another program. The report itself is safe in the library.</source>
      <translation>Записать файл нельзя: он только для чтения или открыт в другой программе. Сам отчёт в библиотеке в безопасности.</translation>
    </message>
    <message>
      <source>The text has no segment here to put this in</source>
      <translation>В тексте нет реплики, куда это поставить</translation>
    </message>
    <message>
      <source>The transcript</source>
      <translation>Расшифровка</translation>
    </message>
    <message>
      <source>The transcript with times and speakers as plain text.</source>
      <translation>Расшифровка с временем и говорящими, простым текстом.</translation>
    </message>
    <message>
      <source>The transcript with times and speakers, to read, mark and send.</source>
      <translation>Расшифровка с временем и говорящими: читать, помечать, отправлять.</translation>
    </message>
    <message>
      <source>The two are not the same</source>
      <translation>Они не совпадают</translation>
    </message>
    <message>
      <source>The user of this computer</source>
      <translation>Пользователь этого компьютера</translation>
    </message>
    <message>
      <source>The window is built anew in it. Recordings and reports keep theirs.</source>
      <translation>Окно строится на нём заново. Записи и отчёты остаются на своём.</translation>
    </message>
    <message>
      <source>The window is too narrow for it</source>
      <translation>Окно для этого слишком узкое</translation>
    </message>
    <message>
      <source>The window locks after so long without a key or a mouse; work goes on behind it.</source>
      <translation>Окно запирается, когда столько времени не трогали ни клавиш, ни мыши; работа за ним идёт.</translation>
    </message>
    <message>
      <source>The word index</source>
      <translation>Указатель слов</translation>
    </message>
    <message>
      <source>The writing model does not know this language</source>
      <translation>Модель письма не знает этого языка</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Тема</translation>
    </message>
    <message>
      <source>There are</source>
      <translation>Есть</translation>
    </message>
    <message numerus="yes">
      <source>There are %n speakers. Ctrl+{next} adds one.</source>
      <translation>
        <numerusform>Есть %n говорящий. Ctrl+{next} добавит ещё одного.</numerusform>
        <numerusform>Есть %n говорящих. Ctrl+{next} добавит ещё одного.</numerusform>
        <numerusform>Есть %n говорящих. Ctrl+{next} добавит ещё одного.</numerusform>
      </translation>
    </message>
    <message>
      <source>There is a file of this name already; nothing was changed.</source>
      <translation>Файл с таким именем уже есть; ничего не изменено.</translation>
    </message>
    <message>
      <source>There is no backup of this library in the folder.</source>
      <translation>В этой папке нет копий этой библиотеки.</translation>
    </message>
    <message>
      <source>There is no batch yet</source>
      <translation>Пакетов пока нет</translation>
    </message>
    <message>
      <source>There is no file to paste. Copy one first.</source>
      <translation>Файла для вставки нет. Сначала скопируйте его.</translation>
    </message>
    <message>
      <source>There is no other speaker</source>
      <translation>Другого говорящего нет</translation>
    </message>
    <message>
      <source>There is no rule: everything is kept.</source>
      <translation>Правил нет: хранится всё.</translation>
    </message>
    <message>
      <source>There is no sound to it</source>
      <translation>К этому нет звука</translation>
    </message>
    <message>
      <source>There is no text yet to judge by</source>
      <translation>Пока нет текста, по которому судить</translation>
    </message>
    <message>
      <source>There is not enough room on the disk. What was saved before is safe.</source>
      <translation>На диске не хватает места. Сохранённое раньше в безопасности.</translation>
    </message>
    <message>
      <source>There is nothing to accept</source>
      <translation>Принимать нечего</translation>
    </message>
    <message>
      <source>There is nothing to export yet</source>
      <translation>Экспортировать пока нечего</translation>
    </message>
    <message>
      <source>There is nothing to hear yet: the recording is still being read.</source>
      <translation>Слушать пока нечего: запись ещё читается.</translation>
    </message>
    <message>
      <source>There is nothing to redo</source>
      <translation>Повторять нечего</translation>
    </message>
    <message>
      <source>There is nothing to undo</source>
      <translation>Отменять нечего</translation>
    </message>
    <message>
      <source>These are the rules already</source>
      <translation>Правила уже такие</translation>
    </message>
    <message>
      <source>These keys belong to: {action}.</source>
      <translation>Эти клавиши принадлежат действию: {action}.</translation>
    </message>
    <message>
      <source>This backup is damaged: do not rely on it.</source>
      <translation>Эта копия повреждена: не полагайтесь на неё.</translation>
    </message>
    <message>
      <source>This backup is sound.</source>
      <translation>Эта копия исправна.</translation>
    </message>
    <message>
      <source>This cannot be done as it is.</source>
      <translation>В таком виде это сделать нельзя.</translation>
    </message>
    <message>
      <source>This cannot be taken</source>
      <translation>Это принять нельзя</translation>
    </message>
    <message>
      <source>This computer offers no way to record what it plays.</source>
      <translation>Этот компьютер не даёт записать то, что он играет.</translation>
    </message>
    <message>
      <source>This document belongs to no visit.</source>
      <translation>Этот документ не относится ни к одному визиту.</translation>
    </message>
    <message>
      <source>This file has no sound in it. Nothing was added.</source>
      <translation>В этом файле нет звука. Ничего не добавлено.</translation>
    </message>
    <message>
      <source>This file is not audio that VoxDesk can read. Nothing was added.</source>
      <translation>Этот файл — не звук, который может прочитать VoxDesk. Ничего не добавлено.</translation>
    </message>
    <message>
      <source>This frees {size}.</source>
      <translation>Освободится {size}.</translation>
    </message>
    <message>
      <source>This is no date. Write 12.05.2026 or 2026-05-12.</source>
      <translation>Это не дата. Напишите 12.05.2026 или 2026-05-12.</translation>
    </message>
    <message>
      <source>This is not a Word template that reports can be put on: a docx file without macros that fetches nothing from elsewhere.</source>
      <translation>Это не шаблон Word, который годится для отчётов: нужен файл docx без макросов, который ничего не загружает извне.</translation>
    </message>
    <message>
      <source>This is not a file.</source>
      <translation>Это не файл.</translation>
    </message>
    <message>
      <source>This is not something VoxDesk can do.</source>
      <translation>Этого VoxDesk сделать не может.</translation>
    </message>
    <message>
      <source>This is not the library that the seal speaks of.</source>
      <translation>Это не та библиотека, о которой говорит печать.</translation>
    </message>
    <message>
      <source>This is not the passphrase of the library. Nothing was changed.</source>
      <translation>Это не пароль от библиотеки. Ничего не изменено.</translation>
    </message>
    <message>
      <source>This job does not wait</source>
      <translation>Это задание не ждёт</translation>
    </message>
    <message>
      <source>This job has ended</source>
      <translation>Это задание закончилось</translation>
    </message>
    <message>
      <source>This library has a passphrase</source>
      <translation>У этой библиотеки есть пароль</translation>
    </message>
    <message>
      <source>This library has a passphrase.</source>
      <translation>У этой библиотеки есть пароль.</translation>
    </message>
    <message>
      <source>This library has no passphrase</source>
      <translation>У этой библиотеки нет пароля</translation>
    </message>
    <message>
      <source>This library has no passphrase: whoever has the file can read it.</source>
      <translation>У этой библиотеки нет пароля: прочитать её может любой, у кого есть файл.</translation>
    </message>
    <message>
      <source>This line of the caption could not be read.</source>
      <translation>Эту строку подписи не удалось прочитать.</translation>
    </message>
    <message>
      <source>This processor lacks instructions (AVX2) that the engines need.</source>
      <translation>У этого процессора нет команд AVX2, которые нужны движкам.</translation>
    </message>
    <message>
      <source>This recording has no sound that can be played</source>
      <translation>В этой записи нет звука, который можно играть</translation>
    </message>
    <message>
      <source>This recording is of no visit</source>
      <translation>Эта запись не относится ни к одному визиту</translation>
    </message>
    <message>
      <source>This run</source>
      <translation>Этот прогон</translation>
    </message>
    <message>
      <source>This sheet opens the library when the passphrase is forgotten. It is shown this once: print it, or save it on a medium that you lock away.</source>
      <translation>Этот лист открывает библиотеку, если пароль забыт. Он показан один раз: напечатайте его или сохраните на носителе, который запрёте.</translation>
    </message>
    <message>
      <source>This system has no key store that VoxDesk can use.</source>
      <translation>В этой системе нет хранилища паролей, с которым работает VoxDesk.</translation>
    </message>
    <message>
      <source>This transcript has no times</source>
      <translation>У этой расшифровки нет времени реплик</translation>
    </message>
    <message>
      <source>This visit has no recordings yet</source>
      <translation>В этом визите пока нет записей</translation>
    </message>
    <message>
      <source>This year</source>
      <translation>Этот год</translation>
    </message>
    <message>
      <source>Time taken</source>
      <translation>Потраченное время</translation>
    </message>
    <message>
      <source>Times changed</source>
      <translation>Изменено время</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Название</translation>
    </message>
    <message>
      <source>To</source>
      <translation>По</translation>
    </message>
    <message>
      <source>To check without VoxDesk</source>
      <translation>Для проверки без VoxDesk</translation>
    </message>
    <message>
      <source>To do</source>
      <translation>Сделать</translation>
    </message>
    <message>
      <source>To get it back, its folder must be brought here again.</source>
      <translation>Чтобы вернуть её, папку нужно будет принести снова.</translation>
    </message>
    <message>
      <source>To get it back: {command}</source>
      <translation>Чтобы вернуть её: {command}</translation>
    </message>
    <message>
      <source>To read and send</source>
      <translation>Читать и отправлять</translation>
    </message>
    <message>
      <source>To sign and send</source>
      <translation>Подписать и отправить</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>Сегодня</translation>
    </message>
    <message>
      <source>Together</source>
      <translation>Вместе</translation>
    </message>
    <message>
      <source>Tokens of prompts reused</source>
      <translation>Повторно использовано токенов запросов</translation>
    </message>
    <message>
      <source>Too loud</source>
      <translation>Слишком громко</translation>
    </message>
    <message>
      <source>Transcribe</source>
      <translation>Расшифровать</translation>
    </message>
    <message>
      <source>Transcribe again and compare…</source>
      <translation>Расшифровать заново и сравнить…</translation>
    </message>
    <message>
      <source>Transcribe it to read, search and report on what was said.</source>
      <translation>Расшифруйте её, чтобы читать, искать и составлять отчёты о сказанном.</translation>
    </message>
    <message>
      <source>Transcribed</source>
      <translation>Расшифровано</translation>
    </message>
    <message>
      <source>Transcribing</source>
      <translation>Расшифровывается</translation>
    </message>
    <message>
      <source>Transcribing starts when the work before it is done.</source>
      <translation>Расшифровка начнётся, когда закончится работа перед ней.</translation>
    </message>
    <message>
      <source>Transcript</source>
      <translation>Расшифровка</translation>
    </message>
    <message>
      <source>Transcript and its reports</source>
      <translation>Расшифровка и её отчёты</translation>
    </message>
    <message>
      <source>Transcript and original with signed hashes, and a program that checks them.</source>
      <translation>Расшифровка и исходная запись с подписанными хешами и программой проверки.</translation>
    </message>
    <message>
      <source>Transcription</source>
      <translation>Расшифровка речи</translation>
    </message>
    <message>
      <source>Transcripts</source>
      <translation>Расшифровки</translation>
    </message>
    <message>
      <source>Transcripts, and reports made of them</source>
      <translation>Расшифровки и отчёты по ним</translation>
    </message>
    <message>
      <source>Try a sentence</source>
      <translation>Попробовать предложение</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Попробовать ещё раз</translation>
    </message>
    <message>
      <source>Try again.</source>
      <translation>Попробуйте ещё раз.</translation>
    </message>
    <message>
      <source>Try again: {name}</source>
      <translation>Попробовать ещё раз: {name}</translation>
    </message>
    <message>
      <source>Try the sample recording</source>
      <translation>Попробовать на примере</translation>
    </message>
    <message>
      <source>Turkish</source>
      <translation>Турецкий</translation>
    </message>
    <message>
      <source>Turns recordings into text.</source>
      <translation>Делает из записей текст.</translation>
    </message>
    <message>
      <source>Turns recordings into text. Larger ones hear better and take longer.</source>
      <translation>Делает из записей текст. Большие слышат лучше и работают дольше.</translation>
    </message>
    <message>
      <source>Two runs side by side</source>
      <translation>Два прогона рядом</translation>
    </message>
    <message>
      <source>Type a day, like 12.5.2026</source>
      <translation>Введите день, например 12.5.2026</translation>
    </message>
    <message>
      <source>Type a few words, or a question. Transcripts, findings, reports and documents are searched: by their words at once, by what they mean a moment later.</source>
      <translation>Введите несколько слов или вопрос. Поиск идёт по расшифровкам, выводам, отчётам и документам: по словам сразу, по смыслу мгновением позже.</translation>
    </message>
    <message>
      <source>Type a name first</source>
      <translation>Сначала введите имя</translation>
    </message>
    <message>
      <source>Type the new spelling first</source>
      <translation>Сначала введите новое написание</translation>
    </message>
    <message>
      <source>Type the passphrase, or give a file with it: --passphrase-file FILE.</source>
      <translation>Введите пароль или укажите файл с ним: --passphrase-file FILE.</translation>
    </message>
    <message>
      <source>Type what to look for</source>
      <translation>Введите, что искать</translation>
    </message>
    <message>
      <source>Ukrainian</source>
      <translation>Украинский</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Отменить</translation>
    </message>
    <message>
      <source>Undone</source>
      <translation>Отменено</translation>
    </message>
    <message>
      <source>Undone: {act}</source>
      <translation>Отменено: {act}</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>Неизвестно</translation>
    </message>
    <message>
      <source>Unsupported</source>
      <translation>Не подтверждено</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>Использовать</translation>
    </message>
    <message>
      <source>Use a computer whose processor has AVX2 (most since 2013).</source>
      <translation>Возьмите компьютер с процессором, у которого есть AVX2 (большинство с 2013 года).</translation>
    </message>
    <message>
      <source>Use fewer words: all of them must be there.</source>
      <translation>Возьмите меньше слов: в тексте должны быть все.</translation>
    </message>
    <message>
      <source>Use these keys</source>
      <translation>Взять эти клавиши</translation>
    </message>
    <message>
      <source>Use this passphrase</source>
      <translation>Взять этот пароль</translation>
    </message>
    <message>
      <source>Used from now on: {model}</source>
      <translation>Теперь используется: {model}</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Значение</translation>
    </message>
    <message>
      <source>Verdict</source>
      <translation>Оценка</translation>
    </message>
    <message>
      <source>Verdicts</source>
      <translation>Оценки</translation>
    </message>
    <message>
      <source>Verdicts by section</source>
      <translation>Оценки по разделам</translation>
    </message>
    <message>
      <source>Verify</source>
      <translation>Проверить</translation>
    </message>
    <message>
      <source>Verify against a seal…</source>
      <translation>Сверить с печатью…</translation>
    </message>
    <message>
      <source>Verify all models</source>
      <translation>Проверить все модели</translation>
    </message>
    <message>
      <source>Verify and seal</source>
      <translation>Проверка и заверение</translation>
    </message>
    <message>
      <source>Verifying</source>
      <translation>Проверяется</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Версия</translation>
    </message>
    <message>
      <source>Version chosen</source>
      <translation>Выбрана версия</translation>
    </message>
    <message>
      <source>Version {number}</source>
      <translation>Версия {number}</translation>
    </message>
    <message>
      <source>Version {number} saved</source>
      <translation>Сохранена версия {number}</translation>
    </message>
    <message>
      <source>Very good, slow</source>
      <translation>Очень хорошая, медленная</translation>
    </message>
    <message>
      <source>Very good, slow without a graphics card</source>
      <translation>Очень хорошая, медленная без видеокарты</translation>
    </message>
    <message>
      <source>Very quick, makes mistakes</source>
      <translation>Очень быстрая, ошибается</translation>
    </message>
    <message>
      <source>Views of the report</source>
      <translation>Виды отчёта</translation>
    </message>
    <message>
      <source>Visit</source>
      <translation>Визит</translation>
    </message>
    <message>
      <source>Visit card</source>
      <translation>Карточка визита</translation>
    </message>
    <message>
      <source>Visit card changed</source>
      <translation>Изменена карточка визита</translation>
    </message>
    <message>
      <source>Visit {id}</source>
      <translation>Визит {id}</translation>
    </message>
    <message>
      <source>Visit {id} without a card</source>
      <translation>Визит {id} без карточки</translation>
    </message>
    <message>
      <source>Visits</source>
      <translation>Визиты</translation>
    </message>
    <message>
      <source>Visits name none of this kind yet.</source>
      <translation>Визиты пока не называют ничего такого.</translation>
    </message>
    <message>
      <source>Visits to a place</source>
      <translation>Осмотр объекта</translation>
    </message>
    <message>
      <source>VoxDesk asks for the passphrase at each start.</source>
      <translation>VoxDesk спрашивает пароль при каждом запуске.</translation>
    </message>
    <message>
      <source>VoxDesk does not use the network. Save the attachment first, then drop the file.</source>
      <translation>VoxDesk не пользуется сетью. Сначала сохраните вложение, потом перетащите файл.</translation>
    </message>
    <message>
      <source>VoxDesk made a mistake. What was saved before is safe; the log says more.</source>
      <translation>VoxDesk допустил ошибку. Сохранённое раньше в безопасности; подробности в журнале.</translation>
    </message>
    <message>
      <source>VoxDesk writes it down by itself, on this computer. You correct what it misheard.</source>
      <translation>VoxDesk сам пишет текст, на этом компьютере. Вы исправляете то, что он ослышал.</translation>
    </message>
    <message>
      <source>VoxDesk: paused at {time}</source>
      <translation>VoxDesk: пауза на {time}</translation>
    </message>
    <message>
      <source>VoxDesk: recording {time}</source>
      <translation>VoxDesk: запись {time}</translation>
    </message>
    <message>
      <source>Wait a moment</source>
      <translation>Подождите немного</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Ожидает</translation>
    </message>
    <message>
      <source>Waiting for other jobs</source>
      <translation>Ждёт других заданий</translation>
    </message>
    <message>
      <source>Waiting its turn</source>
      <translation>Ждёт своей очереди</translation>
    </message>
    <message>
      <source>Waiting: {work}</source>
      <translation>Ждёт: {work}</translation>
    </message>
    <message>
      <source>Warning</source>
      <translation>Предупреждение</translation>
    </message>
    <message>
      <source>Waveform</source>
      <translation>Звуковая волна</translation>
    </message>
    <message>
      <source>Waveform of what is being recorded</source>
      <translation>Звуковая волна того, что записывается</translation>
    </message>
    <message>
      <source>Web page (HTML)</source>
      <translation>Веб-страница (HTML)</translation>
    </message>
    <message>
      <source>Web pages and evidence packs alone carry sound</source>
      <translation>Звук есть только в веб-странице и в пакете доказательств</translation>
    </message>
    <message>
      <source>Welcome to VoxDesk</source>
      <translation>Добро пожаловать в VoxDesk</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Что</translation>
    </message>
    <message>
      <source>What could be read is in a new library: {lost}, {holes}.</source>
      <translation>То, что удалось прочитать, в новой библиотеке: {lost}, {holes}.</translation>
    </message>
    <message>
      <source>What do you want to do?</source>
      <translation>Что вы хотите сделать?</translation>
    </message>
    <message>
      <source>What does not fit</source>
      <translation>Что не сходится</translation>
    </message>
    <message>
      <source>What goes</source>
      <translation>Что уходит</translation>
    </message>
    <message>
      <source>What is at {time}? Enter keeps it; it may stay empty.</source>
      <translation>Что происходит на {time}? Enter сохраняет; можно оставить пустым.</translation>
    </message>
    <message>
      <source>What is compared</source>
      <translation>Что сравнивается</translation>
    </message>
    <message>
      <source>What is final is never altered any more, only superseded. Make it final?</source>
      <translation>Окончательный отчёт больше не меняется, его можно только заменить. Сделать окончательным?</translation>
    </message>
    <message>
      <source>What is final is not altered any more</source>
      <translation>Окончательное больше не меняется</translation>
    </message>
    <message>
      <source>What is in it</source>
      <translation>Что в ней</translation>
    </message>
    <message>
      <source>What is installed</source>
      <translation>Что установлено</translation>
    </message>
    <message>
      <source>What is missing can be fetched or added later on the page Models, also from a folder of another computer.</source>
      <translation>Недостающее можно получить или добавить позже на странице «Модели», в том числе из папки с другого компьютера.</translation>
    </message>
    <message>
      <source>What is not met, the most frequent first</source>
      <translation>Что не выполнено, начиная с самого частого</translation>
    </message>
    <message>
      <source>What is said appears here as it is heard.</source>
      <translation>Сказанное появляется здесь, как только услышано.</translation>
    </message>
    <message>
      <source>What is selected is this speaker's already</source>
      <translation>Выделенное уже принадлежит этому говорящему</translation>
    </message>
    <message>
      <source>What is wrong</source>
      <translation>Что не так</translation>
    </message>
    <message>
      <source>What new transcriptions listen for. By itself, each recording decides.</source>
      <translation>Что слушают новые расшифровки. Само по себе — решает каждая запись.</translation>
    </message>
    <message>
      <source>What the list shows leaves the library. This cannot be undone; only a backup made before still holds it.</source>
      <translation>То, что показывает список, уходит из библиотеки. Это нельзя отменить; оно останется только в копии, сделанной раньше.</translation>
    </message>
    <message>
      <source>What to do with {name}</source>
      <translation>Что делать: {name}</translation>
    </message>
    <message>
      <source>What to export</source>
      <translation>Что экспортировать</translation>
    </message>
    <message>
      <source>What to show</source>
      <translation>Что показать</translation>
    </message>
    <message>
      <source>What was deleted waits here, with all that rested on it, until the bin is emptied. Lists and searches leave it out.</source>
      <translation>Удалённое ждёт здесь, вместе со всем, что на нём держалось, пока корзину не очистят. В списках и поиске его нет.</translation>
    </message>
    <message>
      <source>What was forgotten is removed, but another program still reads the library; the last traces leave its journal when that program closes it.</source>
      <translation>Забытое удалено, но другая программа ещё читает библиотеку; последние следы уйдут из журнала, когда она её закроет.</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>Что найдено</translation>
    </message>
    <message>
      <source>What was said, found or written</source>
      <translation>Что сказано, найдено или написано</translation>
    </message>
    <message>
      <source>What was saved is safe. You can go on; if it happens again, restart VoxDesk.</source>
      <translation>Сохранённое в безопасности. Можно продолжать; если это повторится, перезапустите VoxDesk.</translation>
    </message>
    <message>
      <source>What went wrong</source>
      <translation>Что не удалось</translation>
    </message>
    <message>
      <source>What you do stands under this name in the library's chain of custody: who imported, corrected, signed off. It is chosen once and goes nowhere else.</source>
      <translation>То, что вы делаете, стоит под этим именем в цепочке сохранности библиотеки: кто импортировал, исправил, подписал. Оно выбирается один раз и никуда больше не уходит.</translation>
    </message>
    <message>
      <source>Whatever is fastest</source>
      <translation>Что быстрее</translation>
    </message>
    <message>
      <source>When findings or speakers are there, pictures of them stand here.</source>
      <translation>Когда появятся выводы или говорящие, здесь будут их диаграммы.</translation>
    </message>
    <message>
      <source>When nobody is there</source>
      <translation>Когда никого нет</translation>
    </message>
    <message>
      <source>When other visits say something alike, it stands here with its source.</source>
      <translation>Когда другие визиты говорят что-то похожее, это стоит здесь с указанием источника.</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>Где</translation>
    </message>
    <message>
      <source>Where shall backups go?</source>
      <translation>Куда делать копии?</translation>
    </message>
    <message>
      <source>Where shall the backup go?</source>
      <translation>Куда сделать копию?</translation>
    </message>
    <message>
      <source>Where shall the library lie?</source>
      <translation>Где будет лежать библиотека?</translation>
    </message>
    <message>
      <source>Where shall the new library lie?</source>
      <translation>Где будет лежать новая библиотека?</translation>
    </message>
    <message>
      <source>Where shall the restored library lie?</source>
      <translation>Где будет лежать восстановленная библиотека?</translation>
    </message>
    <message>
      <source>Where shall the seal go?</source>
      <translation>Куда положить печать?</translation>
    </message>
    <message>
      <source>Which check it answers</source>
      <translation>На какой пункт отвечает</translation>
    </message>
    <message>
      <source>Which findings</source>
      <translation>Какие выводы</translation>
    </message>
    <message>
      <source>Which jobs to show</source>
      <translation>Какие задания показать</translation>
    </message>
    <message>
      <source>Which models to show</source>
      <translation>Какие модели показать</translation>
    </message>
    <message>
      <source>Which name stays</source>
      <translation>Какое имя остаётся</translation>
    </message>
    <message>
      <source>Which name stays?</source>
      <translation>Какое имя остаётся?</translation>
    </message>
    <message>
      <source>Which output</source>
      <translation>На какой выход</translation>
    </message>
    <message>
      <source>While VoxDesk is open. Of old backups the newest of 7 days, 4 weeks and 12 months are kept.</source>
      <translation>Пока VoxDesk открыт. Из старых копий хранятся самые новые за 7 дней, 4 недели и 12 месяцев.</translation>
    </message>
    <message>
      <source>Who gave it?</source>
      <translation>Кто его дал?</translation>
    </message>
    <message>
      <source>Whole words</source>
      <translation>Слово целиком</translation>
    </message>
    <message>
      <source>Whose name it is</source>
      <translation>Чьё это имя</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>Окно</translation>
    </message>
    <message>
      <source>With a passphrase the whole file is encrypted: whoever finds the disk or the laptop can read nothing. Without it and its recovery sheet nobody can, not even you.</source>
      <translation>С паролем весь файл зашифрован: нашедший диск или ноутбук ничего не прочитает. Без пароля и листа восстановления не прочитает никто, даже вы.</translation>
    </message>
    <message>
      <source>With a passphrase: only who knows it can read the file</source>
      <translation>С паролем: файл прочитает только тот, кто его знает</translation>
    </message>
    <message>
      <source>With a report</source>
      <translation>С отчётом</translation>
    </message>
    <message>
      <source>With doubtful quotes</source>
      <translation>С сомнительными цитатами</translation>
    </message>
    <message>
      <source>With it</source>
      <translation>Вместе с этим</translation>
    </message>
    <message>
      <source>With sound</source>
      <translation>Со звуком</translation>
    </message>
    <message>
      <source>With the sound of the quotes</source>
      <translation>Со звуком цитат</translation>
    </message>
    <message>
      <source>Withdraw</source>
      <translation>Убрать</translation>
    </message>
    <message>
      <source>Withdrawn: {name}</source>
      <translation>Убрано: {name}</translation>
    </message>
    <message>
      <source>Without a passphrase</source>
      <translation>Без пароля</translation>
    </message>
    <message>
      <source>Without a passphrase: whoever has the file can read it</source>
      <translation>Без пароля: файл прочитает любой, у кого он есть</translation>
    </message>
    <message>
      <source>Without a report</source>
      <translation>Без отчёта</translation>
    </message>
    <message>
      <source>Word document (DOCX)</source>
      <translation>Документ Word (DOCX)</translation>
    </message>
    <message>
      <source>Word template of reports</source>
      <translation>Шаблон Word для отчётов</translation>
    </message>
    <message>
      <source>Words, {language}</source>
      <translation>Слова, {language}</translation>
    </message>
    <message>
      <source>Work on</source>
      <translation>Работать на</translation>
    </message>
    <message>
      <source>Write</source>
      <translation>Составить</translation>
    </message>
    <message numerus="yes">
      <source>Write %n reports</source>
      <translation>
        <numerusform>Составить %n отчёт</numerusform>
        <numerusform>Составить %n отчёта</numerusform>
        <numerusform>Составить %n отчётов</numerusform>
      </translation>
    </message>
    <message>
      <source>Write a note</source>
      <translation>Написать заметку</translation>
    </message>
    <message>
      <source>Write a report</source>
      <translation>Составить отчёт</translation>
    </message>
    <message>
      <source>Write anew</source>
      <translation>Составить заново</translation>
    </message>
    <message>
      <source>Write reports on many visits…</source>
      <translation>Отчёты по многим визитам…</translation>
    </message>
    <message>
      <source>Write reports…</source>
      <translation>Составить отчёты…</translation>
    </message>
    <message>
      <source>Write something first</source>
      <translation>Сначала напишите что-нибудь</translation>
    </message>
    <message>
      <source>Write the finding anew</source>
      <translation>Составить вывод заново</translation>
    </message>
    <message>
      <source>Write the note at {time}</source>
      <translation>Написать заметку на {time}</translation>
    </message>
    <message>
      <source>Write the report</source>
      <translation>Составить отчёт</translation>
    </message>
    <message>
      <source>Write these anew, edit or reject them, or mark them as your own opinion:</source>
      <translation>Составьте их заново, исправьте, отклоните или отметьте как своё мнение:</translation>
    </message>
    <message>
      <source>Write these findings again, correct or reject them, or mark them as your own opinion.</source>
      <translation>Составьте эти выводы заново, исправьте, отклоните или отметьте как своё мнение.</translation>
    </message>
    <message>
      <source>Write this whole part anew</source>
      <translation>Составить заново весь этап</translation>
    </message>
    <message>
      <source>Write times like 1:02:03.4</source>
      <translation>Пишите время так: 1:02:03.4</translation>
    </message>
    <message>
      <source>Writer</source>
      <translation>Модель письма</translation>
    </message>
    <message>
      <source>Writing</source>
      <translation>Письмо</translation>
    </message>
    <message>
      <source>Writing model</source>
      <translation>Модель письма</translation>
    </message>
    <message>
      <source>Writing the report</source>
      <translation>Писать отчёт</translation>
    </message>
    <message>
      <source>Written by you: {what}</source>
      <translation>Написано вами: {what}</translation>
    </message>
    <message>
      <source>Written: {name}</source>
      <translation>Записано: {name}</translation>
    </message>
    <message>
      <source>Yes, sealed</source>
      <translation>Да, с печатью</translation>
    </message>
    <message>
      <source>You act as</source>
      <translation>Вы действуете как</translation>
    </message>
    <message>
      <source>Your library</source>
      <translation>Ваша библиотека</translation>
    </message>
    <message>
      <source>Your name</source>
      <translation>Ваше имя</translation>
    </message>
    <message>
      <source>Your organisation allows no format</source>
      <translation>Ваша организация не разрешает ни один формат</translation>
    </message>
    <message>
      <source>Your organisation does not allow keys in the key store</source>
      <translation>Ваша организация не разрешает держать ключи в хранилище паролей</translation>
    </message>
    <message>
      <source>Your organisation does not allow recording on this computer.</source>
      <translation>Ваша организация не разрешает записывать на этом компьютере.</translation>
    </message>
    <message>
      <source>Your organisation does not allow this.</source>
      <translation>Ваша организация этого не разрешает.</translation>
    </message>
    <message>
      <source>Your organisation has given no rules.</source>
      <translation>Ваша организация не задала правил.</translation>
    </message>
    <message>
      <source>Your organisation has set this</source>
      <translation>Это задала ваша организация</translation>
    </message>
    <message>
      <source>Your organisation's rules cannot be read, so everything they could forbid is forbidden.</source>
      <translation>Правила вашей организации не читаются, поэтому запрещено всё, что они могли бы запретить.</translation>
    </message>
    <message>
      <source>Your organisation's rules name something this version does not know.</source>
      <translation>Правила вашей организации называют то, чего эта версия не знает.</translation>
    </message>
    <message>
      <source>Your own</source>
      <translation>Ваше</translation>
    </message>
    <message>
      <source>Your own lists</source>
      <translation>Ваши списки</translation>
    </message>
    <message>
      <source>Your seal</source>
      <translation>Ваша печать</translation>
    </message>
    <message>
      <source>Your setting</source>
      <translation>Ваша настройка</translation>
    </message>
    <message>
      <source>Your work stands under it in the chain of custody, from now on.</source>
      <translation>С этого времени ваша работа стоит под ним в цепочке сохранности.</translation>
    </message>
    <message>
      <source>Zone</source>
      <translation>Зона</translation>
    </message>
    <message>
      <source>Zones</source>
      <translation>Зоны</translation>
    </message>
    <message>
      <source>a fixed number</source>
      <translation>постоянное число</translation>
    </message>
    <message>
      <source>a link to somewhere else, not followed</source>
      <translation>ссылка в другое место, по ней не прошли</translation>
    </message>
    <message>
      <source>a packed archive: unpack it first</source>
      <translation>упакованный архив: сначала распакуйте</translation>
    </message>
    <message>
      <source>a report whose kind nobody wrote down</source>
      <translation>отчёт, вид которого никто не записал</translation>
    </message>
    <message>
      <source>a row with another number of cells than the table has columns</source>
      <translation>в строке другое число ячеек, чем столбцов в таблице</translation>
    </message>
    <message>
      <source>a row without a valid id</source>
      <translation>строка без правильного номера</translation>
    </message>
    <message>
      <source>a row without text</source>
      <translation>строка без текста</translation>
    </message>
    <message>
      <source>a table that others point to is not in the archive</source>
      <translation>в архиве нет таблицы, на которую ссылаются другие</translation>
    </message>
    <message>
      <source>against</source>
      <translation>против</translation>
    </message>
    <message>
      <source>an id that an earlier row has; the earlier one was taken</source>
      <translation>номер, который есть у более ранней строки; взята более ранняя</translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>и ещё %n</numerusform>
        <numerusform>и ещё %n</numerusform>
        <numerusform>и ещё %n</numerusform>
      </translation>
    </message>
    <message>
      <source>attempt {number}</source>
      <translation>попытка {number}</translation>
    </message>
    <message>
      <source>bytes</source>
      <translation>байт</translation>
    </message>
    <message>
      <source>clean</source>
      <translation>чисто</translation>
    </message>
    <message>
      <source>comes with the program</source>
      <translation>поставляется с программой</translation>
    </message>
    <message>
      <source>correction at {time}</source>
      <translation>исправление на {time}</translation>
    </message>
    <message>
      <source>criteria</source>
      <translation>критериев</translation>
    </message>
    <message>
      <source>critical</source>
      <translation>критика</translation>
    </message>
    <message>
      <source>criticised</source>
      <translation>критикуют</translation>
    </message>
    <message>
      <source>deletion</source>
      <translation>удаление</translation>
    </message>
    <message>
      <source>different quotes</source>
      <translation>разные цитаты</translation>
    </message>
    <message>
      <source>documents</source>
      <translation>документы</translation>
    </message>
    <message>
      <source>each score</source>
      <translation>каждый балл</translation>
    </message>
    <message>
      <source>event {number}</source>
      <translation>событие {number}</translation>
    </message>
    <message>
      <source>events {first} to {last}</source>
      <translation>события с {first} по {last}</translation>
    </message>
    <message>
      <source>everybody</source>
      <translation>все</translation>
    </message>
    <message>
      <source>everything is paused</source>
      <translation>всё приостановлено</translation>
    </message>
    <message>
      <source>files known by their hash</source>
      <translation>файлы известны по контрольной сумме</translation>
    </message>
    <message>
      <source>files not known by hash</source>
      <translation>файлы по контрольной сумме не известны</translation>
    </message>
    <message>
      <source>findings</source>
      <translation>выводы</translation>
    </message>
    <message>
      <source>findings by verdict</source>
      <translation>выводы по оценкам</translation>
    </message>
    <message>
      <source>finished {time}</source>
      <translation>закончено {time}</translation>
    </message>
    <message>
      <source>for</source>
      <translation>за</translation>
    </message>
    <message>
      <source>for ever</source>
      <translation>навсегда</translation>
    </message>
    <message>
      <source>for {customer}</source>
      <translation>для {customer}</translation>
    </message>
    <message>
      <source>forgotten</source>
      <translation>забыто</translation>
    </message>
    <message>
      <source>found by its meaning</source>
      <translation>найдено по смыслу</translation>
    </message>
    <message>
      <source>from a recording</source>
      <translation>из записи</translation>
    </message>
    <message>
      <source>from a report</source>
      <translation>из отчёта</translation>
    </message>
    <message>
      <source>from {source}</source>
      <translation>из {source}</translation>
    </message>
    <message>
      <source>h</source>
      <translation>ч</translation>
    </message>
    <message>
      <source>how it is spoken of</source>
      <translation>как об этом говорят</translation>
    </message>
    <message>
      <source>items that nothing was said on</source>
      <translation>пункты, о которых ничего не сказано</translation>
    </message>
    <message>
      <source>its audio has a transcript already; the text was taken by itself</source>
      <translation>у звука уже есть расшифровка; текст взят сам по себе</translation>
    </message>
    <message>
      <source>its rows say different things; the first was taken</source>
      <translation>строки говорят разное; взята первая</translation>
    </message>
    <message>
      <source>its words were changed in the transcript</source>
      <translation>слова изменены в расшифровке</translation>
    </message>
    <message>
      <source>joining</source>
      <translation>соединение</translation>
    </message>
    <message>
      <source>larger than such a file can be</source>
      <translation>больше, чем может быть такой файл</translation>
    </message>
    <message numerus="yes">
      <source>last %n days</source>
      <translation>
        <numerusform>последний %n день</numerusform>
        <numerusform>последние %n дня</numerusform>
        <numerusform>последние %n дней</numerusform>
      </translation>
    </message>
    <message>
      <source>letters that could not be read; they show as �</source>
      <translation>буквы, которые не удалось прочитать; показаны как �</translation>
    </message>
    <message>
      <source>lines of the caption not understood, left empty</source>
      <translation>непонятые строки подписи оставлены пустыми</translation>
    </message>
    <message>
      <source>many languages</source>
      <translation>много языков</translation>
    </message>
    <message>
      <source>marker at {time}</source>
      <translation>отметка на {time}</translation>
    </message>
    <message>
      <source>mean of other figures</source>
      <translation>среднее других показателей</translation>
    </message>
    <message>
      <source>mean of scores</source>
      <translation>среднее баллов</translation>
    </message>
    <message>
      <source>mentioned</source>
      <translation>упомянуто</translation>
    </message>
    <message>
      <source>min</source>
      <translation>мин</translation>
    </message>
    <message>
      <source>mono</source>
      <translation>моно</translation>
    </message>
    <message>
      <source>name for a range of a figure</source>
      <translation>название диапазона показателя</translation>
    </message>
    <message>
      <source>needs about {size} of memory</source>
      <translation>нужно около {size} памяти</translation>
    </message>
    <message>
      <source>neutral</source>
      <translation>нейтрально</translation>
    </message>
    <message>
      <source>never</source>
      <translation>никогда</translation>
    </message>
    <message>
      <source>no. {number}</source>
      <translation>№ {number}</translation>
    </message>
    <message>
      <source>not a date, left empty</source>
      <translation>не дата, оставлено пустым</translation>
    </message>
    <message>
      <source>not a file</source>
      <translation>не файл</translation>
    </message>
    <message>
      <source>not a kind of file that archives hold</source>
      <translation>файл такого вида в архивах не бывает</translation>
    </message>
    <message>
      <source>not a kind of site, left open</source>
      <translation>не тип объекта, оставлено открытым</translation>
    </message>
    <message>
      <source>not a number, left empty</source>
      <translation>не число, оставлено пустым</translation>
    </message>
    <message>
      <source>not a table of the predecessor</source>
      <translation>не таблица прежней программы</translation>
    </message>
    <message>
      <source>not complete</source>
      <translation>не закончен</translation>
    </message>
    <message>
      <source>not judged</source>
      <translation>не оценено</translation>
    </message>
    <message>
      <source>not written to its end</source>
      <translation>не составлен до конца</translation>
    </message>
    <message>
      <source>nothing it says is sure, every label is doubtful</source>
      <translation>ни одна её метка не надёжна, все сомнительны</translation>
    </message>
    <message>
      <source>nothing to rest on</source>
      <translation>не на что опереться</translation>
    </message>
    <message>
      <source>of audio</source>
      <translation>звука</translation>
    </message>
    <message>
      <source>only in the first</source>
      <translation>только в первом</translation>
    </message>
    <message>
      <source>only in the other run</source>
      <translation>только в другом прогоне</translation>
    </message>
    <message>
      <source>only in the second</source>
      <translation>только во втором</translation>
    </message>
    <message>
      <source>only in this run</source>
      <translation>только в этом прогоне</translation>
    </message>
    <message>
      <source>open now</source>
      <translation>открыта сейчас</translation>
    </message>
    <message>
      <source>other speaker</source>
      <translation>другой говорящий</translation>
    </message>
    <message>
      <source>other times at {time}</source>
      <translation>другое время на {time}</translation>
    </message>
    <message>
      <source>outdated: what it quotes was corrected</source>
      <translation>устарело: цитируемое исправлено</translation>
    </message>
    <message>
      <source>passages</source>
      <translation>фрагментов</translation>
    </message>
    <message>
      <source>perhaps no speech</source>
      <translation>возможно, не речь</translation>
    </message>
    <message>
      <source>points to a row that is not there</source>
      <translation>ссылается на строку, которой нет</translation>
    </message>
    <message>
      <source>polarity</source>
      <translation>отношение</translation>
    </message>
    <message>
      <source>positive</source>
      <translation>похвала</translation>
    </message>
    <message>
      <source>praised</source>
      <translation>хвалят</translation>
    </message>
    <message>
      <source>praised and criticised</source>
      <translation>хвалят и критикуют</translation>
    </message>
    <message>
      <source>putting back at {time}</source>
      <translation>возврат на {time}</translation>
    </message>
    <message>
      <source>quotes</source>
      <translation>цитаты</translation>
    </message>
    <message>
      <source>quotes a recording that the report is not about</source>
      <translation>цитирует запись, о которой отчёт не составлен</translation>
    </message>
    <message>
      <source>quotes a recording this report is not about</source>
      <translation>цитирует запись, к которой этот отчёт не относится</translation>
    </message>
    <message>
      <source>recommendation</source>
      <translation>рекомендация</translation>
    </message>
    <message>
      <source>recordings</source>
      <translation>записи</translation>
    </message>
    <message>
      <source>repeats itself</source>
      <translation>повторяется</translation>
    </message>
    <message>
      <source>replacing “{sought}” by “{by}”</source>
      <translation>замена «{sought}» на «{by}»</translation>
    </message>
    <message>
      <source>reports</source>
      <translation>отчёты</translation>
    </message>
    <message>
      <source>room for {hours} h</source>
      <translation>места на {hours} ч</translation>
    </message>
    <message>
      <source>room for {minutes} min</source>
      <translation>места на {minutes} мин</translation>
    </message>
    <message>
      <source>s</source>
      <translation>с</translation>
    </message>
    <message>
      <source>says what no quote says</source>
      <translation>говорит то, чего нет ни в одной цитате</translation>
    </message>
    <message>
      <source>score</source>
      <translation>балл</translation>
    </message>
    <message>
      <source>searching by meaning…</source>
      <translation>поиск по смыслу…</translation>
    </message>
    <message>
      <source>several files have this name; the text was taken without audio</source>
      <translation>такое имя у нескольких файлов; текст взят без звука</translation>
    </message>
    <message>
      <source>share of items that something was said on</source>
      <translation>доля пунктов, о которых что-то сказано</translation>
    </message>
    <message>
      <source>share of what was spoken of</source>
      <translation>доля упомянутого</translation>
    </message>
    <message>
      <source>since {day}</source>
      <translation>с {day}</translation>
    </message>
    <message>
      <source>speech not recognised</source>
      <translation>речь не распознана</translation>
    </message>
    <message>
      <source>split at {time}</source>
      <translation>разделение на {time}</translation>
    </message>
    <message>
      <source>stages of reports</source>
      <translation>этапы отчётов</translation>
    </message>
    <message>
      <source>statement</source>
      <translation>вывод</translation>
    </message>
    <message>
      <source>step {done} of {total}</source>
      <translation>шаг {done} из {total}</translation>
    </message>
    <message>
      <source>steps</source>
      <translation>шагов</translation>
    </message>
    <message>
      <source>stereo</source>
      <translation>стерео</translation>
    </message>
    <message>
      <source>taken over before and deleted since; it was not taken again</source>
      <translation>было принято раньше и с тех пор удалено; второй раз не принято</translation>
    </message>
    <message numerus="yes">
      <source>the best %n</source>
      <translation>
        <numerusform>лучшее %n</numerusform>
        <numerusform>лучшие %n</numerusform>
        <numerusform>лучшие %n</numerusform>
      </translation>
    </message>
    <message>
      <source>the client</source>
      <translation>клиент</translation>
    </message>
    <message>
      <source>the employee</source>
      <translation>сотрудник</translation>
    </message>
    <message numerus="yes">
      <source>the first %n are shown</source>
      <translation>
        <numerusform>показан первый %n</numerusform>
        <numerusform>показаны первые %n</numerusform>
        <numerusform>показаны первые %n</numerusform>
      </translation>
    </message>
    <message>
      <source>the report is not complete</source>
      <translation>отчёт не готов</translation>
    </message>
    <message>
      <source>the same text as another recording; it was not taken twice</source>
      <translation>тот же текст, что у другой записи; второй раз не взят</translation>
    </message>
    <message>
      <source>to</source>
      <translation>до</translation>
    </message>
    <message>
      <source>today</source>
      <translation>сегодня</translation>
    </message>
    <message>
      <source>transcripts</source>
      <translation>расшифровки</translation>
    </message>
    <message>
      <source>type, by one criterion</source>
      <translation>тип по одному критерию</translation>
    </message>
    <message>
      <source>unrelated</source>
      <translation>не относится</translation>
    </message>
    <message>
      <source>unsure</source>
      <translation>не уверен</translation>
    </message>
    <message>
      <source>until {day}</source>
      <translation>до {day}</translation>
    </message>
    <message>
      <source>up to {time}</source>
      <translation>до {time}</translation>
    </message>
    <message>
      <source>verdict</source>
      <translation>оценка</translation>
    </message>
    <message>
      <source>visits</source>
      <translation>визиты</translation>
    </message>
    <message>
      <source>waiting at the reception</source>
      <translation>ожидание на ресепшене</translation>
    </message>
    <message>
      <source>what was not spoken of, counted</source>
      <translation>число неупомянутого</translation>
    </message>
    <message>
      <source>what was spoken of, counted</source>
      <translation>число упомянутого</translation>
    </message>
    <message>
      <source>why did you choose this hotel</source>
      <translation>почему вы выбрали этот отель</translation>
    </message>
    <message>
      <source>written by people here</source>
      <translation>написано людьми здесь</translation>
    </message>
    <message>
      <source>written by {model}</source>
      <translation>написано моделью {model}</translation>
    </message>
    <message>
      <source>zones were kept for the place; each of its visits has them all</source>
      <translation>зоны записаны для места; они есть у каждого его визита</translation>
    </message>
    <message>
      <source>{at} of {whole}</source>
      <translation>{at} из {whole}</translation>
    </message>
    <message>
      <source>{channels}, mixed down</source>
      <translation>{channels}, сведены в один</translation>
    </message>
    <message>
      <source>{count} done</source>
      <translation>готово: {count}</translation>
    </message>
    <message>
      <source>{count} failed</source>
      <translation>не удалось: {count}</translation>
    </message>
    <message>
      <source>{count} paused</source>
      <translation>приостановлено: {count}</translation>
    </message>
    <message>
      <source>{count} …</source>
      <translation>{count}…</translation>
    </message>
    <message>
      <source>{covered} of {judged} covered</source>
      <translation>затронуто {covered} из {judged}</translation>
    </message>
    <message>
      <source>{day}, {state}</source>
      <translation>{day}, {state}</translation>
    </message>
    <message>
      <source>{done} of {all} written</source>
      <translation>составлено {done} из {all}</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} из {total}</translation>
    </message>
    <message>
      <source>{done} of {total} MB</source>
      <translation>{done} из {total} МБ</translation>
    </message>
    <message>
      <source>{done} of {total} criteria</source>
      <translation>{done} из {total} критериев</translation>
    </message>
    <message>
      <source>{done} of {total} kB</source>
      <translation>{done} из {total} кБ</translation>
    </message>
    <message>
      <source>{done} of {total} passages</source>
      <translation>{done} из {total} фрагментов</translation>
    </message>
    <message>
      <source>{events} and {things} were held against each other; {size} of originals read.</source>
      <translation>Сверено: {events}, {things}; прочитано оригиналов: {size}.</translation>
    </message>
    <message>
      <source>{field}, {language}</source>
      <translation>{field}, {language}</translation>
    </message>
    <message>
      <source>{field}: {value}</source>
      <translation>{field}: {value}</translation>
    </message>
    <message>
      <source>{field}…</source>
      <translation>{field}…</translation>
    </message>
    <message>
      <source>{first} to {last}</source>
      <translation>с {first} по {last}</translation>
    </message>
    <message>
      <source>{gone} goes; {moved} of it become {kept}'s. This cannot be undone.</source>
      <translation>{gone} уходит; {moved} переходит к {kept}. Это нельзя отменить.</translation>
    </message>
    <message>
      <source>{gone} is merged into {kept}.</source>
      <translation>{gone} объединено с {kept}.</translation>
    </message>
    <message>
      <source>{gone} is {kept} now</source>
      <translation>{gone} теперь {kept}</translation>
    </message>
    <message>
      <source>{judged} of {checks} checks</source>
      <translation>{judged} из {checks} пунктов</translation>
    </message>
    <message>
      <source>{kind} (fits {fits} of {visits})</source>
      <translation>{kind} (подходит к {fits} из {visits})</translation>
    </message>
    <message>
      <source>{language} ({percent} % sure)</source>
      <translation>{language} (уверенность {percent} %)</translation>
    </message>
    <message>
      <source>{length} were recorded and are kept. Choose a device and go on, or leave it.</source>
      <translation>Записано {length}, всё сохранено. Выберите устройство и продолжайте или оставьте так.</translation>
    </message>
    <message>
      <source>{level} dB</source>
      <translation>{level} дБ</translation>
    </message>
    <message>
      <source>{missing} of {asked} never spoken of</source>
      <translation>{missing} из {asked} ни разу не упомянуто</translation>
    </message>
    <message>
      <source>{model}: every file is as it should be</source>
      <translation>{model}: все файлы такие, какими должны быть</translation>
    </message>
    <message>
      <source>{model}: {state}</source>
      <translation>{model}: {state}</translation>
    </message>
    <message>
      <source>{name} (not here)</source>
      <translation>{name} (нет здесь)</translation>
    </message>
    <message>
      <source>{name} speaks {time}, {percent} percent</source>
      <translation>{name} говорит {time}, {percent} процентов</translation>
    </message>
    <message>
      <source>{number} %</source>
      <translation>{number} %</translation>
    </message>
    <message>
      <source>{number} GB</source>
      <translation>{number} ГБ</translation>
    </message>
    <message>
      <source>{number} MB</source>
      <translation>{number} МБ</translation>
    </message>
    <message>
      <source>{number} of {count}</source>
      <translation>{number} из {count}</translation>
    </message>
    <message>
      <source>{old} is now {new}</source>
      <translation>{old} теперь {new}</translation>
    </message>
    <message>
      <source>{page}, {count} failed</source>
      <translation>{page}, не удалось: {count}</translation>
    </message>
    <message>
      <source>{part} of {whole}</source>
      <translation>{part} из {whole}</translation>
    </message>
    <message>
      <source>{part} of {whole} factors spoken of</source>
      <translation>упомянуто факторов: {part} из {whole}</translation>
    </message>
    <message>
      <source>{part} of {whole} findings differ</source>
      <translation>различается выводов: {part} из {whole}</translation>
    </message>
    <message>
      <source>{part} of {whole} spoken of</source>
      <translation>упомянуто {part} из {whole}</translation>
    </message>
    <message>
      <source>{path}, {size}. A seal lies beside it.</source>
      <translation>{path}, {size}. Рядом лежит печать.</translation>
    </message>
    <message>
      <source>{percent} % sure</source>
      <translation>уверенность {percent} %</translation>
    </message>
    <message>
      <source>{percent} judged</source>
      <translation>оценено {percent}</translation>
    </message>
    <message>
      <source>{percent} sure</source>
      <translation>уверенность {percent}</translation>
    </message>
    <message>
      <source>{rate} kHz</source>
      <translation>{rate} кГц</translation>
    </message>
    <message>
      <source>{reports}, about {time}.</source>
      <translation>{reports}, примерно {time}.</translation>
    </message>
    <message>
      <source>{reports}. How long they take is not known yet.</source>
      <translation>{reports}. Сколько это займёт, пока неизвестно.</translation>
    </message>
    <message>
      <source>{reused} of {all} ({percent})</source>
      <translation>{reused} из {all} ({percent})</translation>
    </message>
    <message>
      <source>{right} of {all} labels ({percent})</source>
      <translation>верно {right} из {all} меток ({percent})</translation>
    </message>
    <message>
      <source>{right} of {of} test labels right</source>
      <translation>верно {right} из {of} проверочных меток</translation>
    </message>
    <message>
      <source>{right}; labels count from {percent} % on</source>
      <translation>{right}; метки учитываются от {percent} %</translation>
    </message>
    <message>
      <source>{right}; nothing it labels counts until a person confirms it</source>
      <translation>{right}; ни одна её метка не учитывается, пока её не подтвердит человек</translation>
    </message>
    <message>
      <source>{scenario}, version {number}</source>
      <translation>{scenario}, версия {number}</translation>
    </message>
    <message>
      <source>{site}, {day}</source>
      <translation>{site}, {day}</translation>
    </message>
    <message>
      <source>{start} to {end}, heard again with {model}</source>
      <translation>с {start} по {end}, прослушано заново моделью {model}</translation>
    </message>
    <message>
      <source>{state}, step {place} of {count}</source>
      <translation>{state}, шаг {place} из {count}</translation>
    </message>
    <message>
      <source>{subject} is gone.</source>
      <translation>{subject} исчез(ла).</translation>
    </message>
    <message>
      <source>{subject} is there again.</source>
      <translation>{subject} снова здесь.</translation>
    </message>
    <message>
      <source>{subject} was altered outside VoxDesk.</source>
      <translation>{subject}: изменено в обход VoxDesk.</translation>
    </message>
    <message>
      <source>{subject} was never told of.</source>
      <translation>{subject}: об этом не сообщалось.</translation>
    </message>
    <message>
      <source>{times} × real time</source>
      <translation>{times} × реального времени</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>осталось {time}</translation>
    </message>
    <message>
      <source>{time} of speech is nobody's yet</source>
      <translation>{time} речи пока ничьи</translation>
    </message>
    <message>
      <source>{time}: something was wrong</source>
      <translation>{time}: что-то было не так</translation>
    </message>
    <message>
      <source>{version}, in use</source>
      <translation>{version}, используется</translation>
    </message>
    <message>
      <source>{what}: hide</source>
      <translation>{what}: скрыть</translation>
    </message>
    <message>
      <source>{what}: show</source>
      <translation>{what}: показать</translation>
    </message>
  </context>
</TS>
