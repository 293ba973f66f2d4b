@echo off
rem Runs icascope. Builds its jar on first use; after changing sources run "mvn package".
rem JAVA_HOME            the JDK to use (17 or newer); else the java on the PATH
rem ICASCOPE_JAVA_OPTS   options for the JVM, e.g. -Xmx4g
setlocal EnableExtensions DisableDelayedExpansion

set "HOME_DIR=%~dp0"
set "JAVA_EXE=java.exe"
if not defined JAVA_HOME goto java_on_path
set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA_EXE%" goto check_version
echo icascope: JAVA_HOME is set, but there is no "%JAVA_EXE%" 1>&2
exit /b 1

:java_on_path
where java.exe >nul 2>nul
if not errorlevel 1 goto check_version
echo icascope: needs Java 17 or newer, but there is no java on the PATH 1>&2
exit /b 1

:check_version
rem The version stands in quotes, for which the dots before 1 and 9 stand: 1.x, 9, 10 to 16.
"%JAVA_EXE%" -version 2>&1 | findstr /r /c:"version .1\.[0-9]" /c:"version .9[^0-9]" /c:"version .1[0-6][^0-9]" >nul
if errorlevel 1 goto find_jar
echo icascope: needs Java 17 or newer, but "%JAVA_EXE%" is older 1>&2
exit /b 1

:find_jar
set "JAR="
call :newest_jar lib
if defined JAR goto run
call :newest_jar target
if defined JAR goto run

where mvn >nul 2>nul
if not errorlevel 1 goto build
echo icascope: needs Maven (mvn) once to build its jar, and it is not on the PATH 1>&2
exit /b 1

:build
echo icascope: building the jar once, this takes a minute... 1>&2
set "BUILD_LOG=%TEMP%\icascope-build-%RANDOM%.log"
pushd "%HOME_DIR%"
call mvn -q -B -Dmaven.test.skip=true package >"%BUILD_LOG%" 2>&1
set "BUILD_RESULT=%ERRORLEVEL%"
popd
if not "%BUILD_RESULT%"=="0" type "%BUILD_LOG%" 1>&2
del "%BUILD_LOG%" >nul 2>nul
if "%BUILD_RESULT%"=="0" goto built
echo icascope: the build failed 1>&2
exit /b 1

:built
call :newest_jar target
if defined JAR goto run
echo icascope: the build made no jar in "%HOME_DIR%target" 1>&2
exit /b 1

:run
"%JAVA_EXE%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:disable -Xshare:auto -Xmx256m %ICASCOPE_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

rem Of the folder; what is unfinished or not the program is none.
:newest_jar
for /f "delims=" %%J in ('dir /b /a-d /o-d "%HOME_DIR%%~1\icascope-*.jar" 2^>nul ^| findstr /v /i /l /e /c:"-shaded.jar" /c:"-tests.jar" /c:"-sources.jar" /c:"-javadoc.jar"') do if not defined JAR set "JAR=%HOME_DIR%%~1\%%J"
exit /b 0
