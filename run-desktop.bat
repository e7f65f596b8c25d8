@echo off
rem Starts FlashSale: finds a JDK 25, builds the jar where that is due, and runs it with the arguments given.
setlocal EnableExtensions DisableDelayedExpansion

set "NEEDED=25"
set "ROOT=%~dp0"
set "JAR=%ROOT%target\flashsale.jar"
set "CACHE=%ROOT%target\flashsale.aot"
set "TRAINING=%ROOT%target\training.log"
set "OPTIONS=%ROOT%src\main\resources\flashsale.vmoptions"
set "JDK="

call :find_jdk
if not defined JDK (
  >&2 echo FlashSale: a JDK %NEEDED% is needed, and none was found in JAVA_HOME, on the PATH and in the usual folders: install one from https://adoptium.net, or set JAVA_HOME to it.
  exit /b 1
)

call :build_is_due
if errorlevel 1 (
  call :build
  if errorlevel 1 exit /b 1
)

call :is_newer "%CACHE%" "%JAR%"
if errorlevel 1 (
  call :is_newer "%TRAINING%" "%JAR%"
  if errorlevel 1 call :train
)

set "USE_CACHE="
call :is_newer "%CACHE%" "%JAR%"
if not errorlevel 1 set USE_CACHE="-XX:AOTCache=%CACHE%"

"%JDK%\bin\java.exe" "@%OPTIONS%" %USE_CACHE% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:find_jdk
if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do call :try_program "%%~dpJ."
if defined FLASHSALE_JDKS (
  for /d %%D in ("%FLASHSALE_JDKS%\*") do call :try_jdk "%%~D"
  exit /b 0
)
for %%V in (Java "Eclipse Adoptium" Microsoft Zulu) do (
  for /d %%D in ("%ProgramFiles%\%%~V\*") do call :try_jdk "%%~D"
)
for /d %%D in ("%USERPROFILE%\.jdks\*") do call :try_jdk "%%~D"
exit /b 0

rem The JDK of a program in its bin folder.
:try_program
for %%B in ("%~1\..") do call :try_jdk "%%~fB"
exit /b 0

rem Takes the folder for the JDK when a new enough Java lies there and none was found before.
:try_jdk
if defined JDK exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do call :take_if_new "%~1" %%~V
exit /b 0

:take_if_new
set "VERSION=%~2"
set "VERSION=%VERSION:"=%"
if %VERSION% GEQ %NEEDED% set "JDK=%~1"
exit /b 0

rem Errorlevel 0 when the first file is there and newer than the second.
:is_newer
if not exist "%~1" exit /b 1
powershell -NoProfile -Command "if ((Get-Item -LiteralPath '%~1').LastWriteTime -gt (Get-Item -LiteralPath '%~2').LastWriteTime) { exit 0 } else { exit 1 }"
exit /b %ERRORLEVEL%

rem Errorlevel 1 when the jar is missing or a source is newer.
:build_is_due
if not exist "%JAR%" exit /b 1
powershell -NoProfile -Command "$jar = (Get-Item -LiteralPath $env:JAR).LastWriteTime; $sources = 'pom.xml', 'src\main', 'src\launcher', 'storefront-web' | ForEach-Object { Join-Path $env:ROOT $_ } | Where-Object { Test-Path $_ }; if (Get-ChildItem $sources -Recurse -File | Where-Object { $_.FullName -notmatch '\\(node_modules|dist)\\' -and $_.LastWriteTime -gt $jar } | Select-Object -First 1) { exit 1 } else { exit 0 }"
exit /b %ERRORLEVEL%

:build
if not exist "%JDK%\bin\javac.exe" (
  >&2 echo FlashSale: %JDK% holds a Java without a compiler: building needs a JDK %NEEDED%.
  exit /b 1
)
where mvn >nul 2>nul
if errorlevel 1 (
  >&2 echo FlashSale: building needs Maven: install it so that mvn is on the PATH.
  exit /b 1
)
where npm >nul 2>nul
if errorlevel 1 (
  >&2 echo FlashSale: building needs npm: install Node.js 20 or newer so that npm is on the PATH.
  exit /b 1
)
>&2 echo FlashSale: building target\flashsale.jar; the first time takes some minutes.
pushd "%ROOT%"
set "JAVA25_HOME=%JDK%"
rem Maven itself runs on any Java; without one it takes this.
if not defined JAVA_HOME set "JAVA_HOME=%JDK%"
call mvn -q -DskipTests -Dmaven.test.skip=true -Dlint.skip=true package
set "RESULT=%ERRORLEVEL%"
popd
if not "%RESULT%"=="0" >&2 echo FlashSale: the build failed: what Maven said is above.
exit /b %RESULT%

rem Lets the JVM keep what it learns in a short run of the store; the next starts take half as long.
:train
setlocal
>&2 echo FlashSale: preparing a faster start; once after each build.
if exist "%CACHE%" del "%CACHE%"
set "HOLDS_PER_IP=1000000000"
set "DATABASE_URL="
set "REDIS_URL="
set "FLASHSALE_HOME=%TEMP%\flashsale-%RANDOM%%RANDOM%"
"%JDK%\bin\java.exe" "@%OPTIONS%" "-XX:AOTCacheOutput=%CACHE%.new" -jar "%JAR%" train >"%TRAINING%" 2>&1
set "RESULT=%ERRORLEVEL%"
if exist "%FLASHSALE_HOME%" rd /s /q "%FLASHSALE_HOME%"
if "%RESULT%"=="0" if exist "%CACHE%.new" (
  move /y "%CACHE%.new" "%CACHE%" >nul
  exit /b 0
)
if exist "%CACHE%.new" del "%CACHE%.new"
>&2 echo FlashSale: that did not work, so the start takes a few seconds longer; %TRAINING% says why.
exit /b 0
