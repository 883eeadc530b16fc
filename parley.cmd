@echo off
rem Starts Parley on Windows; the jar itself finds a new enough Java. See the file `parley` for what the words mean.
rem A jar that is there is used as it is: run `parley build` after a change.
setlocal
set "root=%~dp0"
if "%~1"=="test" (call "%root%mvnw.cmd" --batch-mode --no-transfer-progress -f "%root%pom.xml" verify & exit /b)
if "%~1"=="build" (call :build & exit /b)
if not exist "%root%target\parley.jar" (call :build || exit /b 1)
where java >nul 2>nul || if "%JAVA_HOME%"=="" (call :missing & exit /b 78)
if not "%JAVA_HOME%"=="" set "PATH=%JAVA_HOME%\bin;%PATH%"
java -jar "%root%target\parley.jar" %*
exit /b

:build
echo Building Parley, once; the first time this fetches its libraries, which takes a few minutes ... 1>&2
call "%root%mvnw.cmd" --quiet --batch-mode -f "%root%pom.xml" -Dmaven.test.skip=true package 1>&2
exit /b

:missing
echo Parley needs Java 25 or newer, and none is on the PATH or in JAVA_HOME. To get one: 1>&2
echo   winget install EclipseAdoptium.Temurin.25.JDK 1>&2
exit /b
