@main struct TolmachCommand { static func main() {} }
